/** Requests of routes that store nothing: each goes through to a worker. */
@NullMarked
package dev.lockstep.edge.pass;

import org.jspecify.annotations.NullMarked;
