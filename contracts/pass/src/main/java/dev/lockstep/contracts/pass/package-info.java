/** How a visitor's request goes from an edge through a worker to the renderer of a route that stores nothing. */
@NullMarked
package dev.lockstep.contracts.pass;

import org.jspecify.annotations.NullMarked;
