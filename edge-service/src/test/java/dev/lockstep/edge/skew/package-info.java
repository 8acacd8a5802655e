@NullMarked
package dev.lockstep.edge.skew;

import org.jspecify.annotations.NullMarked;
