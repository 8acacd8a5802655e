package dev.lockstep.render.request;

import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.trace.Trace;

/**
 * A request that has come to this worker.
 *
 * @param trace what it was asked for
 */
public record Order(PageRequested request, Ticket ticket, Trace trace) {

    /** Asked for nobody knows what. */
    public Order(PageRequested request, Ticket ticket) {
        this(request, ticket, Trace.NONE);
    }

    /** Where a request came from. */
    public interface Ticket {

        /** Nobody has to see to the request any more. */
        void done();

        /** Whether another worker has taken the request over. */
        boolean isVoid();
    }
}
