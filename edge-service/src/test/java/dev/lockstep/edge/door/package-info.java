@NullMarked
package dev.lockstep.edge.door;

import org.jspecify.annotations.NullMarked;
