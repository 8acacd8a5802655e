package dev.lockstep.render.request;

import dev.lockstep.render.page.RenderOutcome;

/** Counts what becomes of requests. */
@FunctionalInterface
public interface Outcomes {
    void count(RenderOutcome outcome);
}
