/** Rendered pages, and whether one may be served. */
@NullMarked
package dev.lockstep.edge.page;

import org.jspecify.annotations.NullMarked;
