@NullMarked
package dev.lockstep.render.pass.vertx;

import org.jspecify.annotations.NullMarked;
