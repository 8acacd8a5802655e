package dev.lockstep.edge.answer;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.edge.site.SiteView;

/** Why a visitor has waited for a page in vain. */
public enum Failure {
    NOT_MADE(502, "This page could not be made."),
    /** Not even tried. */
    TURNED_AWAY(503, "No more pages of this site are made at the moment."),
    TOO_LATE(504, "This page was not ready in time.");

    private final int status;
    private final String why;

    Failure(int status, String why) {
        this.status = status;
        this.why = why;
    }

    /** What the visitor gets, as the page's route would have it. */
    public Reply insteadOf(RoutedPage page, SiteView view) {
        return switch (page.route().onError()) {
            case OnError.Stale() -> plainly(view);
            case OnError.Shell(CanonicalPath file) -> Compose.shell(view, file);
            case OnError.Status(int own) -> Compose.unavailable(view, own, why);
        };
    }

    private Reply plainly(SiteView view) {
        Reply reply = Compose.unavailable(view, status, why);
        return this == TURNED_AWAY ? Compose.detailed(reply, "turned-away") : reply;
    }
}
