/** The outbox as a table. */
@NullMarked
package dev.lockstep.deploy.outbox.postgres;

import org.jspecify.annotations.NullMarked;
