/** Answers on their way out: how much of each has really left. */
@NullMarked
package dev.lockstep.edge.vertx.departure;

import org.jspecify.annotations.NullMarked;
