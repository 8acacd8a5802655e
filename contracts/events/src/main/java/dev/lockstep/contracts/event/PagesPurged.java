package dev.lockstep.contracts.event;

import java.time.Instant;

/**
 * Pages of a site were purged: one event and one number, however many pages it covers.
 *
 * @param version what their data has come to, a {@link DataVersion}; empty when nobody said
 */
public record PagesPurged(
        SiteId site, PurgeScope scope, PurgeKind kind, Epoch epoch, String cause, String version, Instant at)
        implements SiteEvent {

    /** The same with another version. */
    public PagesPurged named(String newest) {
        return new PagesPurged(site, scope, kind, epoch, cause, newest, at);
    }

    @Override
    public String states() {
        return states(kind, scope);
    }

    /** Hard and soft purges state different things: a later soft one must not erase a hard one. */
    public static String states(PurgeKind kind, PurgeScope scope) {
        return (kind == PurgeKind.HARD ? "purge:hard:" : "purge:soft:") + scope.text();
    }
}
