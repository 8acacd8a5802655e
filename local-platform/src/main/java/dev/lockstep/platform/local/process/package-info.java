/** Programs of the JDK. */
@NullMarked
package dev.lockstep.platform.local.process;

import org.jspecify.annotations.NullMarked;
