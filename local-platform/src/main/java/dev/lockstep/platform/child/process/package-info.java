/** Runs processes, and makes sure that none outlives its parent. */
@NullMarked
package dev.lockstep.platform.child.process;

import org.jspecify.annotations.NullMarked;
