@NullMarked
package dev.lockstep.edge.vertx;

import org.jspecify.annotations.NullMarked;
