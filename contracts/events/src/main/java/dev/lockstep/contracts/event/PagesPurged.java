package dev.lockstep.contracts.event;

import java.time.Instant;

/**
 * Pages of a site were purged: one event and one number, however many pages it covers.
 *
 * @param version what their data has come to, in the words of whoever changed it; empty when nobody said
 */
public record PagesPurged(
        SiteId site, PurgeScope scope, PurgeKind kind, Epoch epoch, String cause, String version, Instant at)
        implements SiteEvent {

    @Override
    public String states() {
        return states(kind, scope);
    }

    /** Hard and soft purges state different things: a later soft one must not erase a hard one. */
    public static String states(PurgeKind kind, PurgeScope scope) {
        return (kind == PurgeKind.HARD ? "purge:hard:" : "purge:soft:") + scope.text();
    }
}
