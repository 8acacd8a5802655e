/** Processes that the platform starts, watches, pauses and kills. */
@NullMarked
package dev.lockstep.platform.child;

import org.jspecify.annotations.NullMarked;
