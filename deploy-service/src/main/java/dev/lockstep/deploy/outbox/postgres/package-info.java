/** The outbox as a table, and the lease that leaves one relay at work. */
@NullMarked
package dev.lockstep.deploy.outbox.postgres;

import org.jspecify.annotations.NullMarked;
