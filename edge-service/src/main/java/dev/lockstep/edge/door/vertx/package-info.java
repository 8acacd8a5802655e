/** The front door in the way of every connection. */
@NullMarked
package dev.lockstep.edge.door.vertx;

import org.jspecify.annotations.NullMarked;
