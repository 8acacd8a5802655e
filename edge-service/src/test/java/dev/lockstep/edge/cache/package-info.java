@NullMarked
package dev.lockstep.edge.cache;

import org.jspecify.annotations.NullMarked;
