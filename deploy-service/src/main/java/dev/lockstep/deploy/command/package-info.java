/** What is asked for over Kafka. */
@NullMarked
package dev.lockstep.deploy.command;

import org.jspecify.annotations.NullMarked;
