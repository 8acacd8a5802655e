@NullMarked
package dev.lockstep.edge.door.vertx;

import org.jspecify.annotations.NullMarked;
