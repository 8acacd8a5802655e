/** The command line. */
@NullMarked
package dev.lockstep.platform.up.cli;

import org.jspecify.annotations.NullMarked;
