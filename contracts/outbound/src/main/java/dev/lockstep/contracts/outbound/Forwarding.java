package dev.lockstep.contracts.outbound;

import java.time.Duration;

/** Passes requests on to addresses that a site's author chose. */
public interface Forwarding {

    /**
     * Passes one on, and gives the answer to the reader as it arrives, whatever its status and size. Whoever interrupts the
     * thread ends the exchange.
     *
     * @param silence how long the other side may take before it says anything, and between two things that it says
     */
    <T> FetchOutcome<T> forward(Forward forward, Duration silence, AnswerReader<T> reader);
}
