/** Work locks as locks of the database. */
@NullMarked
package dev.lockstep.deploy.work.postgres;

import org.jspecify.annotations.NullMarked;
