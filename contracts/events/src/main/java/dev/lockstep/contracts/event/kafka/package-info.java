/** Events as Kafka records: topics, keys, CloudEvents headers, and reading a whole topic as a log. */
@NullMarked
package dev.lockstep.contracts.event.kafka;

import org.jspecify.annotations.NullMarked;
