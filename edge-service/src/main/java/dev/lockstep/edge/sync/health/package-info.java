/** Readiness. */
@NullMarked
package dev.lockstep.edge.sync.health;

import org.jspecify.annotations.NullMarked;
