/** For how long this edge may believe what it knows. */
@NullMarked
package dev.lockstep.edge.lease;

import org.jspecify.annotations.NullMarked;
