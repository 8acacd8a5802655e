/** Events that leave with the transaction that caused them, and the relay that announces them. */
@NullMarked
package dev.lockstep.deploy.outbox;

import org.jspecify.annotations.NullMarked;
