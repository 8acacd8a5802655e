/** Asks for pages over Kafka, and hears there what became of them. */
@NullMarked
package dev.lockstep.deploy.warmup.kafka;

import org.jspecify.annotations.NullMarked;
