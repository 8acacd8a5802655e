/** Pages that another HTTP server makes. */
@NullMarked
package dev.lockstep.render.upstream;

import org.jspecify.annotations.NullMarked;
