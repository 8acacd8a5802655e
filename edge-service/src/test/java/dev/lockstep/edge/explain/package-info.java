@NullMarked
package dev.lockstep.edge.explain;

import org.jspecify.annotations.NullMarked;
