package dev.lockstep.edge.answer;

import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.SiteView;

/**
 * Looks at a reply at the last moment before it goes out: the process may have been stopped for any time since it was
 * put together.
 *
 * @param term taken before the view was
 */
public record LastLook(Lease.Term term, SiteView view) {

    private static final String EXPIRED = "lease-expired";

    /** The reply, or what goes out in its place. Nothing is shown before the site log was read to its end once. */
    public Reply at(Reply reply) {
        if (term.isHeld()) {
            return reply;
        }
        if (!term.hasBegun()) {
            return Compose.unavailable(view, 503, "This edge has just begun and does not know everything yet.");
        }
        return switch (view.settings().lease()) {
            case AVAILABLE -> Compose.detailed(reply, EXPIRED);
            case STRICT ->
                Compose.detailed(
                        Compose.unavailable(view, 503, "This edge cannot confirm that what it has still holds."),
                        EXPIRED);
        };
    }
}
