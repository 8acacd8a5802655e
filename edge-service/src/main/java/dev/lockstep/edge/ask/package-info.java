/** Asking for pages, once, and waiting for them. */
@NullMarked
package dev.lockstep.edge.ask;

import org.jspecify.annotations.NullMarked;
