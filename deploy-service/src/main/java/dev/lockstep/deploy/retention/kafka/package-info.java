/** The page log as retention reads and writes it. */
@NullMarked
package dev.lockstep.deploy.retention.kafka;

import org.jspecify.annotations.NullMarked;
