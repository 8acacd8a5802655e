@NullMarked
package dev.lockstep.deploy.outbox.metrics;

import org.jspecify.annotations.NullMarked;
