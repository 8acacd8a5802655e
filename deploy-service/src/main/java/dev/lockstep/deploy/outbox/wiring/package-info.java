/** Runs the relay. */
@NullMarked
package dev.lockstep.deploy.outbox.wiring;

import org.jspecify.annotations.NullMarked;
