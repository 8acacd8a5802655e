/** {@code ./lockstep images}. */
@NullMarked
package dev.lockstep.platform.images.wiring;

import org.jspecify.annotations.NullMarked;
