/** What the hot path costs, measured by JMH: {@code ./lockstep jmh}. */
@NullMarked
package dev.lockstep.edge.benchmark;

import org.jspecify.annotations.NullMarked;
