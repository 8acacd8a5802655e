package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.Manifest;
import java.util.List;

/**
 * All that the site log has said of one site. Immutable; each event gives another one.
 *
 * @param epoch the latest that was read, whether or not it could be put into effect
 * @param live what the site's own hosts show: nothing or one
 */
record SiteState(SiteId site, Epoch epoch, Epoch pagesValidFrom, Purges purges, List<Live> live) {

    SiteState {
        live = List.copyOf(live);
    }

    /** A publish that is in effect. */
    record Live(DeployPublished published, Manifest manifest) {}

    static SiteState of(SiteId site) {
        return new SiteState(site, Epoch.ZERO, Epoch.ZERO, Purges.NONE, List.of());
    }

    boolean isBehind(DeployPublished publish) {
        return live.isEmpty() || live.getFirst().published().epoch().isBefore(publish.epoch());
    }

    SiteState with(DeployPublished published, Manifest manifest) {
        return new SiteState(
                site,
                later(epoch, published.epoch()),
                later(pagesValidFrom, published.pagesValidFrom()),
                purges,
                List.of(new Live(published, manifest)));
    }

    SiteState with(PagesPurged purge) {
        return new SiteState(site, later(epoch, purge.epoch()), pagesValidFrom, purges.with(purge), live);
    }

    SiteState withoutPurge(PurgeKind kind, String scope) {
        return new SiteState(site, epoch, pagesValidFrom, purges.without(kind, scope), live);
    }

    SiteState withoutLive() {
        return new SiteState(site, epoch, pagesValidFrom, purges, List.of());
    }

    /** Whether a page may still be served by any host of this site that shows its deploy. */
    boolean accepts(PageRevalidated page) {
        return !page.asOf().isBefore(pagesValidFrom) && !page.asOf().isBefore(purges.hardFor(page));
    }

    /** The hosts that show what is live. */
    List<String> liveHosts() {
        return live.stream()
                .flatMap(shown -> shown.published().hosts().stream())
                .toList();
    }

    Shown shown() {
        return live.isEmpty() ? new Shown.Nothing() : new Shown.Prepared(view(live.getFirst()));
    }

    SiteView view(DeployId deploy, Manifest manifest) {
        return new SiteView(site, deploy, manifest, epoch, pagesValidFrom, purges);
    }

    private SiteView view(Live shown) {
        return view(shown.published().deploy(), shown.manifest());
    }

    private static Epoch later(Epoch one, Epoch other) {
        return one.isBefore(other) ? other : one;
    }
}
