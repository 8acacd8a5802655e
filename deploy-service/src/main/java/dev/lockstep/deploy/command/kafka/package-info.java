/** Commands and their results on Kafka. */
@NullMarked
package dev.lockstep.deploy.command.kafka;

import org.jspecify.annotations.NullMarked;
