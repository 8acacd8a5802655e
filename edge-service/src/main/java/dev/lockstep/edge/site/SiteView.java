package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageDecision;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import java.time.Instant;
import java.util.Set;

/** What one host shows at one moment: a request takes one of these, and nothing of its answer comes from another. */
public record SiteView(
        SiteId site,
        DeployId deploy,
        Manifest manifest,
        Reached reached,
        Epoch pagesValidFrom,
        Purges purges,
        SiteConfigured settings) {

    /** The latest that is in effect here. */
    public Epoch epoch() {
        return reached.epoch();
    }

    /** Whether the page may be served at all: the one predicate, by epochs alone. */
    public boolean accepts(PageRevalidated page) {
        return accepts(page.deploy(), page.asOf(), page.page().path(), page.tags());
    }

    /** The same of what an origin has said, to whoever asked as of an epoch. */
    public boolean accepts(DeployId made, Epoch asOf, CanonicalPath path, Set<String> tags) {
        return made.equals(deploy) && !asOf.isBefore(pagesValidFrom) && !purges.refuse(asOf, path, tags);
    }

    /** Whether an acceptable page is also young enough to be served without asking for a new one. */
    public boolean isFresh(PageRevalidated page, Instant now) {
        return now.isBefore(page.staleFrom()) && !purges.outdate(page);
    }

    /** Whether an acceptable page is too old to be served while a new one is made. */
    public boolean isExpired(PageRevalidated page, Instant now) {
        return !now.isBefore(page.staleFrom().plus(page.staleFor()));
    }

    /** What {@link #accepts} and {@link #isFresh} say together, and because of what. */
    public PageDecision judge(PageRevalidated page, Instant now) {
        if (page.asOf().isBefore(pagesValidFrom)) {
            return new PageDecision.FromBefore(pagesValidFrom);
        }
        if (page.asOf().isBefore(purges.floor())) {
            return new PageDecision.BelowFloor(purges.floor());
        }
        return purges.covering(page, PurgeKind.HARD)
                .<PageDecision>map(purge -> new PageDecision.HardlyPurged(purge.scope(), purge.epoch()))
                .orElseGet(() -> age(page, now));
    }

    private PageDecision age(PageRevalidated page, Instant now) {
        if (isExpired(page, now)) {
            return new PageDecision.Expired(page.staleFrom().plus(page.staleFor()));
        }
        Instant end = page.staleFrom();
        return purges.covering(page, PurgeKind.SOFT)
                .<PageDecision>map(purge -> new PageDecision.SoftlyPurged(purge.scope(), purge.epoch()))
                .orElseGet(() -> now.isBefore(end) ? new PageDecision.Fresh(end) : new PageDecision.Outlived(end));
    }
}
