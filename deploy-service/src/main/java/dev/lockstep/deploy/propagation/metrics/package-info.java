/** The edges as metrics. */
@NullMarked
package dev.lockstep.deploy.propagation.metrics;

import org.jspecify.annotations.NullMarked;
