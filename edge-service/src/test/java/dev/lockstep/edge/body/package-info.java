@NullMarked
package dev.lockstep.edge.body;

import org.jspecify.annotations.NullMarked;
