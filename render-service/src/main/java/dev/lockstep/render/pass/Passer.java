package dev.lockstep.render.pass;

import java.io.IOException;

/** Has requests answered by one kind of renderer. */
@FunctionalInterface
public interface Passer {

    /** Returns when the exchange is over. Whoever interrupts the thread ends it. */
    PassOutcome pass(PassOrder order, PassedResponse response) throws IOException, InterruptedException;
}
