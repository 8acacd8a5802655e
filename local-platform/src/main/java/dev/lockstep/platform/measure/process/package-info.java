/** What processes and their machine tell of themselves. */
@NullMarked
package dev.lockstep.platform.measure.process;

import org.jspecify.annotations.NullMarked;
