/** Never shows a visitor what is from before what they have seen, at whichever edge. */
@NullMarked
package dev.lockstep.edge.continuity;

import org.jspecify.annotations.NullMarked;
