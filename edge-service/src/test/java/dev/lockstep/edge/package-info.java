@NullMarked
package dev.lockstep.edge;

import org.jspecify.annotations.NullMarked;
