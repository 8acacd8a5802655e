/** Hits that are answered at the door. */
@NullMarked
package dev.lockstep.edge.hit;

import org.jspecify.annotations.NullMarked;
