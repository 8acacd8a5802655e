/** The site log as the relay writes it. */
@NullMarked
package dev.lockstep.deploy.outbox.kafka;

import org.jspecify.annotations.NullMarked;
