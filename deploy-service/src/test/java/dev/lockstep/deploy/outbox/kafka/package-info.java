/** The site log on a real Kafka. */
@NullMarked
package dev.lockstep.deploy.outbox.kafka;

import org.jspecify.annotations.NullMarked;
