/**
 * Holds the laws of {@link dev.lockstep.architecture.law} over all production code, and shows for each of them that it
 * can fail.
 */
@NullMarked
package dev.lockstep.architecture;

import org.jspecify.annotations.NullMarked;
