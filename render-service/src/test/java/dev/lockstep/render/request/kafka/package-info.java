/** Tests. */
@NullMarked
package dev.lockstep.render.request.kafka;

import org.jspecify.annotations.NullMarked;
