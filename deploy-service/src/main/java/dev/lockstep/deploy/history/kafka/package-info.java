/** Learns the history of pages from the logs. */
@NullMarked
package dev.lockstep.deploy.history.kafka;

import org.jspecify.annotations.NullMarked;
