/** The program behind the script. */
@NullMarked
package dev.lockstep.platform.wiring;

import org.jspecify.annotations.NullMarked;
