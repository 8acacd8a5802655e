package dev.lockstep.render.request;

import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.render.page.RenderOutcome;

/** Counts what becomes of requests. */
@FunctionalInterface
public interface Outcomes {
    void count(PageRequested request, RenderOutcome outcome);
}
