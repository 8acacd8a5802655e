/** The command that compares. */
@NullMarked
package dev.lockstep.platform.bench.wiring;

import org.jspecify.annotations.NullMarked;
