package dev.lockstep.contracts.event;

import java.time.Instant;

/** Pages of a site were purged: one event and one number, however many pages it covers. */
public record PagesPurged(SiteId site, PurgeScope scope, PurgeKind kind, Epoch epoch, String cause, Instant at)
        implements SiteEvent {

    /** Hard and soft purges state different things: a later soft one must not erase a hard one. */
    @Override
    public String states() {
        return (kind == PurgeKind.HARD ? "purge:hard:" : "purge:soft:") + scope.text();
    }
}
