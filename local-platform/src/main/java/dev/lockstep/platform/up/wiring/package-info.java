/** The command line, which puts everything together. */
@NullMarked
package dev.lockstep.platform.up.wiring;

import org.jspecify.annotations.NullMarked;
