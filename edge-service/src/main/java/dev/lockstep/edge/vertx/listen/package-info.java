/** The ports that visitors use, and whose connections they take. */
@NullMarked
package dev.lockstep.edge.vertx.listen;

import org.jspecify.annotations.NullMarked;
