/** Tests. */
@NullMarked
package dev.lockstep.render.request;

import org.jspecify.annotations.NullMarked;
