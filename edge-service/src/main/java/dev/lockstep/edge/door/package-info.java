/** What may come in at all: the grammar of requests, and their limits. */
@NullMarked
package dev.lockstep.edge.door;

import org.jspecify.annotations.NullMarked;
