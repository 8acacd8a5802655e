@NullMarked
package dev.lockstep.edge.lease;

import org.jspecify.annotations.NullMarked;
