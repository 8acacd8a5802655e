/** The logs that an edge is a fold of, and what it says to the others. */
@NullMarked
package dev.lockstep.edge.kafka;

import org.jspecify.annotations.NullMarked;
