/** The command up: a platform with something to look at. */
@NullMarked
package dev.lockstep.platform.up;

import org.jspecify.annotations.NullMarked;
