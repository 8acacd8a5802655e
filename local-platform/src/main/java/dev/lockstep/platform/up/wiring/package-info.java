/** Puts the command together. */
@NullMarked
package dev.lockstep.platform.up.wiring;

import org.jspecify.annotations.NullMarked;
