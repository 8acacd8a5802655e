/** Puts the parts of a platform together. */
@NullMarked
package dev.lockstep.platform.local.wiring;

import org.jspecify.annotations.NullMarked;
