@NullMarked
package dev.lockstep.edge.vertx.visit;

import org.jspecify.annotations.NullMarked;
