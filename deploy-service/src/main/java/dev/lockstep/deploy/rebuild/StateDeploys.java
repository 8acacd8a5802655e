package dev.lockstep.deploy.rebuild;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.LogMemory;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Written;
import dev.lockstep.deploy.publish.SiteEvents;
import dev.lockstep.deploy.site.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has a deploy stated as ready if its manifest is there, and only then. What is live or on a branch stays stated in any case: edges
 * that have it show it, and a site that vanishes would be worse.
 */
public final class StateDeploys {
    private final DeployStore deploys;
    private final Outbox outbox;
    private final LogMemory memory;
    private final SiteEvents events;

    public StateDeploys(DeployStore deploys, Outbox outbox, LogMemory memory, SiteEvents events) {
        this.deploys = deploys;
        this.outbox = outbox;
        this.memory = memory;
        this.events = events;
    }

    /**
     * In the transaction of whoever has locked the site; returns its deploys whose manifests are lost.
     *
     * @param missing manifests that were not there at some time after {@code now}
     */
    List<Lost> state(Site site, Set<Digest> missing, Instant now) {
        List<Deploy> held = deploys.held(site.id());
        Set<Digest> gone = gone(missing, held, now);
        Set<String> stated = stated(site);
        Map<String, DeployId> onBranches = outbox.onBranches(site.id());
        List<Lost> lost = new ArrayList<>();
        for (Deploy deploy : held) {
            boolean isStated = stated.contains(DeployReady.states(deploy.id()));
            List<String> shown = shown(site, onBranches, deploy.id());
            if (deploy.state().shownBy().filter(gone::contains).isPresent()) {
                lost.add(new Lost(site.name().text(), deploy.id().text(), shown));
                if (isStated && shown.isEmpty()) {
                    outbox.withdraw(site.id(), DeployReady.states(deploy.id()), site.epoch(), now);
                }
            } else if (!isStated && deploy.state().shownBy().isPresent()) {
                outbox.add(events.ready(site, deploy, now));
            }
        }
        return lost;
    }

    /** Of equal content that was deployed since, the store was asked before it had the manifest, or it has it again. */
    private static Set<Digest> gone(Set<Digest> missing, List<Deploy> held, Instant since) {
        Set<Digest> gone = new HashSet<>(missing);
        held.stream()
                .filter(deploy -> !deploy.updatedAt().isBefore(since))
                .flatMap(deploy -> deploy.state().shownBy().stream())
                .forEach(gone::remove);
        return gone;
    }

    private Set<String> stated(Site site) {
        return memory.lastWords(site.id()).stream()
                .filter(Written.Stated.class::isInstance)
                .map(Written::states)
                .collect(Collectors.toSet());
    }

    private static List<String> shown(Site site, Map<String, DeployId> onBranches, DeployId deploy) {
        Stream<String> live = site.pointer().live().shows(deploy) ? Stream.of(DeployPublished.LIVE) : Stream.empty();
        Stream<String> branches = onBranches.entrySet().stream()
                .filter(branch -> branch.getValue().equals(deploy))
                .map(Map.Entry::getKey)
                .sorted();
        return Stream.concat(live, branches).toList();
    }
}
