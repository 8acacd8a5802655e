/** Leases as locks of the database. */
@NullMarked
package dev.lockstep.deploy.lease.postgres;

import org.jspecify.annotations.NullMarked;
