/** A real PostgreSQL server in a process of its own. */
@NullMarked
package dev.lockstep.platform.database.postgres;

import org.jspecify.annotations.NullMarked;
