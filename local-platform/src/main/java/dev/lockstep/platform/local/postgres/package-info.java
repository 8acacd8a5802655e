/** A real PostgreSQL server in a process of its own. */
@NullMarked
package dev.lockstep.platform.local.postgres;

import org.jspecify.annotations.NullMarked;
