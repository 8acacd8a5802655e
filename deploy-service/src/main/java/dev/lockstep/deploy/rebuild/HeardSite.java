package dev.lockstep.deploy.rebuild;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DomainClaim;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.Written;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the logs say of one site: how far it has come, and what holds of it. */
final class HeardSite {
    private final SiteId site;
    private final Map<String, Spoken> last = new TreeMap<>();
    private Epoch epoch = Epoch.ZERO;
    private long revision;

    HeardSite(SiteId site) {
        this.site = site;
    }

    private record Spoken(Position position, Written written) {
        boolean isBeyond(Map<Integer, Long> known) {
            return position.offset() >= known.getOrDefault(position.partition(), 0L);
        }
    }

    void hear(Position position, Written written) {
        last.put(written.states(), new Spoken(position, written));
        if (written instanceof Written.Stated(String _, SiteEvent event)) {
            reach(event.epoch());
            revision = Math.max(revision, event instanceof SiteConfigured settings ? settings.revision() : 0);
        }
    }

    /** Somebody has known the site as of an epoch. */
    void reach(Epoch known) {
        epoch = epoch.isBefore(known) ? known : epoch;
    }

    /** The latest that anybody has known. */
    Epoch epoch() {
        return epoch;
    }

    /** Of its settings, the latest that anybody has known. */
    long revision() {
        return revision;
    }

    /** The last words that lie beyond some offsets, by partition. */
    Stream<Written> beyond(Map<Integer, Long> known) {
        return last.values().stream().filter(spoken -> spoken.isBeyond(known)).map(Spoken::written);
    }

    /** What is said and was not taken back, in the order of what it states. */
    Stream<SiteEvent> holding() {
        return last.values().stream()
                .map(Spoken::written)
                .filter(Written.Stated.class::isInstance)
                .map(written -> ((Written.Stated) written).event());
    }

    /** The highest number of a claim of a domain. */
    long claim() {
        return holding()
                .filter(SiteConfigured.class::isInstance)
                .map(SiteConfigured.class::cast)
                .flatMap(settings -> settings.access().domains().stream())
                .mapToLong(DomainClaim::number)
                .max()
                .orElse(0);
    }

    /** By which host people know it; its id where nothing is live. */
    String name() {
        return holding()
                .filter(event -> event.states().equals(DeployPublished.LIVE))
                .map(DeployPublished.class::cast)
                .flatMap(live -> live.hosts().stream())
                .findFirst()
                .orElse(site.text());
    }
}
