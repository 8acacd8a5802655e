/** How far the history of pages is behind, as a metric. */
@NullMarked
package dev.lockstep.deploy.history.metrics;

import org.jspecify.annotations.NullMarked;
