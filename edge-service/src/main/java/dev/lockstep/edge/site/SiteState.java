package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the site log has said of one site. Immutable; each event gives another one.
 *
 * @param epoch the latest that was read, whether or not it could be put into effect
 * @param validFrom of the deploys whose earlier pages are not valid any more: from which epoch pages are
 * @param live what the site's own hosts show: nothing or one
 */
record SiteState(SiteId site, Epoch epoch, Map<DeployId, Epoch> validFrom, Purges purges, List<Live> live) {

    SiteState {
        validFrom = Map.copyOf(validFrom);
        live = List.copyOf(live);
    }

    /** A publish that is in effect. */
    record Live(DeployPublished published, Manifest manifest) {}

    static SiteState of(SiteId site) {
        return new SiteState(site, Epoch.ZERO, Map.of(), Purges.NONE, List.of());
    }

    boolean isBehind(DeployPublished publish) {
        return live.isEmpty() || live.getFirst().published().epoch().isBefore(publish.epoch());
    }

    SiteState with(DeployPublished published, Manifest manifest) {
        return new SiteState(
                site,
                later(epoch, published.epoch()),
                validFrom(published.deploy(), published.pagesValidFrom()),
                purges,
                List.of(new Live(published, manifest)));
    }

    SiteState with(DeployReady ready) {
        return new SiteState(
                site, later(epoch, ready.epoch()), validFrom(ready.deploy(), ready.pagesValidFrom()), purges, live);
    }

    /** Keeps nothing of a deploy that is gone. */
    SiteState without(DeployId deploy) {
        Map<DeployId, Epoch> others = new HashMap<>(validFrom);
        others.remove(deploy);
        return new SiteState(site, epoch, others, purges, live);
    }

    SiteState with(PagesPurged purge) {
        return new SiteState(site, later(epoch, purge.epoch()), validFrom, purges.with(purge), live);
    }

    SiteState withoutPurge(PurgeKind kind, String scope) {
        return new SiteState(site, epoch, validFrom, purges.without(kind, scope), live);
    }

    SiteState withoutLive() {
        return new SiteState(site, epoch, validFrom, purges, List.of());
    }

    /** Whether a page may still be served by any host of this site that shows its deploy. */
    boolean accepts(PageRevalidated page) {
        return !page.asOf().isBefore(pagesValidFrom(page.deploy()))
                && !page.asOf().isBefore(purges.hardFor(page));
    }

    /** Whether a page was begun for a deploy that was live, and another one is live since. */
    boolean isLate(PageRevalidated page) {
        return live.stream()
                .map(Live::published)
                .anyMatch(shown ->
                        !shown.deploy().equals(page.deploy()) && page.asOf().isBefore(shown.epoch()));
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
        return new SiteView(site, deploy, manifest, epoch, pagesValidFrom(deploy), purges);
    }

    private SiteView view(Live shown) {
        return view(shown.published().deploy(), shown.manifest());
    }

    private Epoch pagesValidFrom(DeployId deploy) {
        return validFrom.getOrDefault(deploy, Epoch.ZERO);
    }

    private Map<DeployId, Epoch> validFrom(DeployId deploy, Epoch from) {
        if (!pagesValidFrom(deploy).isBefore(from)) {
            return validFrom;
        }
        Map<DeployId, Epoch> changed = new HashMap<>(validFrom);
        changed.put(deploy, from);
        return changed;
    }

    private static Epoch later(Epoch one, Epoch other) {
        return one.isBefore(other) ? other : one;
    }
}
