@NullMarked
package dev.lockstep.edge.wiring;

import org.jspecify.annotations.NullMarked;
