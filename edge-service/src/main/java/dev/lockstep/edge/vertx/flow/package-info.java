/** Bodies that arrive and go on, piece by piece, at the pace of whoever takes them. */
@NullMarked
package dev.lockstep.edge.vertx.flow;

import org.jspecify.annotations.NullMarked;
