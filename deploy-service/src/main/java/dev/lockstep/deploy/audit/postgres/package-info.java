/** The audit log in the database. */
@NullMarked
package dev.lockstep.deploy.audit.postgres;

import org.jspecify.annotations.NullMarked;
