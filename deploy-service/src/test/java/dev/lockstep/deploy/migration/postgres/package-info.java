/** Changes of the tables, at a real database. */
@NullMarked
package dev.lockstep.deploy.migration.postgres;

import org.jspecify.annotations.NullMarked;
