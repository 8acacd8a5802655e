@NullMarked
package dev.lockstep.deploy.retention.kafka;

import org.jspecify.annotations.NullMarked;
