/** A real Kafka broker in a process of its own. */
@NullMarked
package dev.lockstep.platform.local.kafka;

import org.jspecify.annotations.NullMarked;
