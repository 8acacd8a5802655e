/** Visits as metrics. */
@NullMarked
package dev.lockstep.edge.visit.metrics;

import org.jspecify.annotations.NullMarked;
