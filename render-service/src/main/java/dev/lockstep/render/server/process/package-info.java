/** Servers as child processes. */
@NullMarked
package dev.lockstep.render.server.process;

import org.jspecify.annotations.NullMarked;
