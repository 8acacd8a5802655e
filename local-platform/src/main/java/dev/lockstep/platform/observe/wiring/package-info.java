/** Starts what shows a platform. */
@NullMarked
package dev.lockstep.platform.observe.wiring;

import org.jspecify.annotations.NullMarked;
