@NullMarked
package dev.lockstep.edge.ask;

import org.jspecify.annotations.NullMarked;
