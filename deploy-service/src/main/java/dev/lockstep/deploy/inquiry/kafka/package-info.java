/** Questions to edges, and their answers, on Kafka. */
@NullMarked
package dev.lockstep.deploy.inquiry.kafka;

import org.jspecify.annotations.NullMarked;
