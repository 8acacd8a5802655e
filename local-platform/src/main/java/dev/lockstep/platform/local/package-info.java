/** All parts of Lockstep on one machine, each its own process. */
@NullMarked
package dev.lockstep.platform.local;

import org.jspecify.annotations.NullMarked;
