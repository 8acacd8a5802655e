package dev.lockstep.edge.ask;

import dev.lockstep.contracts.event.PageRequested;

/** Where pages are asked for. */
public interface PageRequests {

    /** Sends the request, or not if nobody can be reached; never blocks. */
    void send(PageRequested request);
}
