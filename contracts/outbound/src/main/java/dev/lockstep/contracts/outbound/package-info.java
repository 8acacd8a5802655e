/** Fetches from addresses that others chose, without letting them reach what only we can reach. */
@NullMarked
package dev.lockstep.contracts.outbound;

import org.jspecify.annotations.NullMarked;
