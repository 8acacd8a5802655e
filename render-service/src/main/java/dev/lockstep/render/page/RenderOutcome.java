package dev.lockstep.render.page;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;

/** What became of a request for a page. */
public sealed interface RenderOutcome {

    /** The page; its body is durable. */
    record Rendered(PageRevalidated page) implements RenderOutcome {}

    /** No page, and somebody can mend why. */
    record Failed(RenderFailed failure) implements RenderOutcome {}

    /** A render that answers this request too was announced before. */
    record Answered() implements RenderOutcome {}

    /** Nobody needs the page any more. */
    record Dropped(String reason) implements RenderOutcome {}
}
