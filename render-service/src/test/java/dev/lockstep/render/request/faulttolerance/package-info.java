/** Tests. */
@NullMarked
package dev.lockstep.render.request.faulttolerance;

import org.jspecify.annotations.NullMarked;
