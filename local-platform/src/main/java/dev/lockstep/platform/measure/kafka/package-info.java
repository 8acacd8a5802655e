/** Looks into the logs, and fills them. */
@NullMarked
package dev.lockstep.platform.measure.kafka;

import org.jspecify.annotations.NullMarked;
