package dev.lockstep.render.request;

import dev.lockstep.contracts.event.PageRequested;

/** A request that has come to this worker. */
public record Order(PageRequested request, Ticket ticket) {

    /** Where a request came from. */
    public interface Ticket {

        /** Nobody has to see to the request any more. */
        void done();

        /** Whether another worker has taken the request over. */
        boolean isVoid();
    }
}
