/** Ways between processes of one machine that are as long as those between machines. */
@NullMarked
package dev.lockstep.platform.measure.tcp;

import org.jspecify.annotations.NullMarked;
