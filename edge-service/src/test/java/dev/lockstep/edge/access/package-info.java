@NullMarked
package dev.lockstep.edge.access;

import org.jspecify.annotations.NullMarked;
