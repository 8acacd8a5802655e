@NullMarked
package dev.lockstep.edge.vertx.departure;

import org.jspecify.annotations.NullMarked;
