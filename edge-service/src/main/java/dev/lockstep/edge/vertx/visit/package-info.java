/** One visit, from the head of a request to the last byte of its answer. */
@NullMarked
package dev.lockstep.edge.vertx.visit;

import org.jspecify.annotations.NullMarked;
