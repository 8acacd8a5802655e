@NullMarked
package dev.lockstep.edge.pass;

import org.jspecify.annotations.NullMarked;
