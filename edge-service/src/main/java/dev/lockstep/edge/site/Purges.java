package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Optional;
import java.util.Set;

/**
 * What was purged of one site, as epochs that a page is compared with when it is read. A purge is one entry however many
 * pages it covers, and nothing is searched when it comes.
 *
 * <p>All views of a site share one of these. It only ever refuses more, so that whoever still holds an older view is
 * never shown what a later one refuses; and the order in which it learns things makes no difference.
 */
public final class Purges {

    private final LatestPurges hard = new LatestPurges();
    private final LatestPurges soft = new LatestPurges();
    private volatile Epoch floor = Epoch.ZERO;

    void add(PagesPurged purge) {
        of(purge.kind()).add(purge);
    }

    /** From now on pages from before an epoch are refused, whether or not a purge covers them. */
    void outlive(Epoch epoch) {
        floor = later(floor, epoch);
    }

    /** Forgets a purge, if whatever it could refuse is refused without it; else it stays. */
    void forget(PurgeKind kind, PurgeScope scope) {
        if (kind == PurgeKind.SOFT || !(scope instanceof PurgeScope.Site)) {
            of(kind).forget(scope, later(floor, hard.ofSite()));
        } else {
            hard.forget(scope, floor);
        }
    }

    /** Whether the page must never be served again. */
    public boolean refuse(PageRevalidated page) {
        return refuse(page.asOf(), page.page().path(), page.tags());
    }

    /** Whether what was read as of an epoch must never be served again. */
    boolean refuse(Epoch asOf, CanonicalPath path, Set<String> tags) {
        return asOf.isBefore(floor) || hard.cover(asOf, path, tags);
    }

    /** Whether the page may be served only while it is rendered anew. */
    public boolean outdate(PageRevalidated page) {
        return outdate(page.asOf(), page.page().path(), page.tags());
    }

    /** Whether what was read as of an epoch may be served only while it is asked for anew. */
    public boolean outdate(Epoch asOf, CanonicalPath path, Set<String> tags) {
        return soft.cover(asOf, path, tags);
    }

    /** Pages from before this epoch are refused, whatever they are. */
    public Epoch floor() {
        return floor;
    }

    /** The latest purge of a kind that covers the page and came after its data was read. */
    public Optional<PagesPurged> covering(PageRevalidated page, PurgeKind kind) {
        return Optional.ofNullable(of(kind).covering(page.asOf(), page.page().path(), page.tags()));
    }

    private LatestPurges of(PurgeKind kind) {
        return switch (kind) {
            case HARD -> hard;
            case SOFT -> soft;
        };
    }

    private static Epoch later(Epoch one, Epoch other) {
        return one.isBefore(other) ? other : one;
    }
}
