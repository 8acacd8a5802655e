/** The history of pages as the logs tell it. */
@NullMarked
package dev.lockstep.deploy.history.kafka;

import org.jspecify.annotations.NullMarked;
