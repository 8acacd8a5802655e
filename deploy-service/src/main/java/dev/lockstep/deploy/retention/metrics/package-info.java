/** Retention as metrics. */
@NullMarked
package dev.lockstep.deploy.retention.metrics;

import org.jspecify.annotations.NullMarked;
