/** The port on which edges hand requests on. */
@NullMarked
package dev.lockstep.render.pass.vertx;

import org.jspecify.annotations.NullMarked;
