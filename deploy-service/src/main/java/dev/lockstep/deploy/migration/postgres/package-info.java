/** Changes of the database's tables. */
@NullMarked
package dev.lockstep.deploy.migration.postgres;

import org.jspecify.annotations.NullMarked;
