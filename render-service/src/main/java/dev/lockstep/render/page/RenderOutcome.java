package dev.lockstep.render.page;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;

/** What became of a request for a page. */
public sealed interface RenderOutcome {

    /** The page; its body is durable. */
    record Rendered(PageRevalidated page) implements RenderOutcome {}

    /**
     * No page, and somebody can mend why.
     *
     * @param mayPass whether it is worth trying again soon
     */
    record Failed(RenderFailed failure, boolean mayPass) implements RenderOutcome {

        /** What a file of the deploy gets wrong, or what was made and refused, does not change by itself. */
        public Failed(RenderFailed failure) {
            this(
                    failure,
                    failure.problem().file().isEmpty() && failure.candidate().isEmpty());
        }
    }

    /** A page was made of data that is older than an event has said: no page, until the data has caught up. */
    record Outdated(RenderFailed failure) implements RenderOutcome {}

    /** A render that answers this request too was announced before. */
    record Answered() implements RenderOutcome {}

    /** Nobody needs the page any more. */
    record Dropped(WhyDropped why) implements RenderOutcome {}
}
