@NullMarked
package dev.lockstep.edge.continuity;

import org.jspecify.annotations.NullMarked;
