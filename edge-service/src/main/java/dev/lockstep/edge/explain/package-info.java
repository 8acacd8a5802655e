/** Tells what this edge shows at an address, and why. */
@NullMarked
package dev.lockstep.edge.explain;

import org.jspecify.annotations.NullMarked;
