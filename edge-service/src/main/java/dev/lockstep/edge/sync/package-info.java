/** How far this edge has come. */
@NullMarked
package dev.lockstep.edge.sync;

import org.jspecify.annotations.NullMarked;
