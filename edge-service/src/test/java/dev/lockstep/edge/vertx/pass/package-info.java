@NullMarked
package dev.lockstep.edge.vertx.pass;

import org.jspecify.annotations.NullMarked;
