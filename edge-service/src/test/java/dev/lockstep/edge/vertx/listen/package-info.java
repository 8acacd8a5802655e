@NullMarked
package dev.lockstep.edge.vertx.listen;

import org.jspecify.annotations.NullMarked;
