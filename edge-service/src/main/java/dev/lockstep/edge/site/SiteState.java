package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the site log has said of one site. Each event gives another one; only the purges are shared by all.
 *
 * @param reached how far this edge has come with it
 * @param validFrom of the deploys whose earlier pages are not valid any more: from which epoch pages are
 * @param live what the site's own hosts show: nothing or one
 */
record SiteState(
        SiteId site,
        Reached reached,
        Map<DeployId, Epoch> validFrom,
        Purges purges,
        SiteConfigured settings,
        List<Live> live) {

    SiteState {
        validFrom = Map.copyOf(validFrom);
        live = List.copyOf(live);
    }

    /** A publish that is in effect. */
    record Live(DeployPublished published, Manifest manifest) {}

    static SiteState of(SiteId site) {
        return new SiteState(site, Reached.NOTHING, Map.of(), new Purges(), SiteConfigured.unsaid(site), List.of());
    }

    boolean isBehind(DeployPublished publish) {
        return live.isEmpty() || live.getFirst().published().epoch().isBefore(publish.epoch());
    }

    SiteState with(DeployPublished published, Manifest manifest) {
        return new SiteState(
                site,
                reached.publishing(published.epoch()),
                validFrom(published.deploy(), published.pagesValidFrom()),
                purges,
                settings,
                List.of(new Live(published, manifest)));
    }

    /** What a branch shows changes nothing of what is live. */
    SiteState withBranch(DeployPublished onBranch) {
        return new SiteState(
                site,
                reached.at(onBranch.epoch()),
                validFrom(onBranch.deploy(), onBranch.pagesValidFrom()),
                purges,
                settings,
                live);
    }

    SiteState with(DeployReady ready) {
        return new SiteState(
                site,
                reached.at(ready.epoch()),
                validFrom(ready.deploy(), ready.pagesValidFrom()),
                purges,
                settings,
                live);
    }

    /** Keeps nothing of a deploy that is gone. */
    SiteState without(DeployId deploy) {
        Map<DeployId, Epoch> others = new HashMap<>(validFrom);
        others.remove(deploy);
        return new SiteState(site, reached, others, purges, settings, live);
    }

    SiteState with(PagesPurged purge) {
        purges.add(purge);
        return with(reached.at(purge.epoch()));
    }

    SiteState with(PagesOutlived outlived) {
        purges.outlive(outlived.floor());
        return with(reached.at(outlived.epoch()));
    }

    /** Of two with one revision the log's later word holds: so begins a site that nothing was chosen for. */
    SiteState with(SiteConfigured configured) {
        SiteConfigured latest = configured.revision() >= settings.revision() ? configured : settings;
        return new SiteState(site, reached.at(configured.epoch()), validFrom, purges, latest, live);
    }

    SiteState withoutSettings() {
        return new SiteState(site, reached, validFrom, purges, SiteConfigured.unsaid(site), live);
    }

    SiteState withoutLive() {
        return new SiteState(site, reached.withoutRefusals(), validFrom, purges, settings, List.of());
    }

    /** What is live stays, as a publish in its place could not be prepared. */
    SiteState refusing(DeployPublished published) {
        return with(reached.refusing(published.epoch()));
    }

    private SiteState with(Reached further) {
        return new SiteState(site, further, validFrom, purges, settings, live);
    }

    /** Whether a page may still be served by any host of this site that shows its deploy. */
    boolean accepts(PageRevalidated page) {
        return !page.asOf().isBefore(pagesValidFrom(page.deploy())) && !purges.refuse(page);
    }

    /** Whether a page was begun for a deploy that was live, and another one is live since. */
    boolean isLate(PageRevalidated page) {
        return live.stream()
                .map(Live::published)
                .anyMatch(shown ->
                        !shown.deploy().equals(page.deploy()) && page.asOf().isBefore(shown.epoch()));
    }

    /** The deploys that were live before what is live, the latest first. */
    List<DeployPublished.Former> former() {
        return live.stream()
                .flatMap(shown -> shown.published().former().stream())
                .toList();
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
        return new SiteView(site, deploy, manifest, reached, pagesValidFrom(deploy), purges, settings);
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
}
