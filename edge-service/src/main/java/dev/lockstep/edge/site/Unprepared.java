package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** Publishes that were read and are not in effect: of each site the latest. */
final class Unprepared {

    private static final String BEING_FETCHED = "its manifest is being fetched";

    private final ConcurrentMap<SiteId, Waiting> latest = new ConcurrentHashMap<>();

    /**
     * @param reason why it is not in effect
     * @param preparing whether its manifest was not asked for in vain yet
     */
    record Waiting(DeployPublished publish, String reason, boolean preparing) {

        SiteId site() {
            return publish.site();
        }

        /** One that is read of again waits on as it did. */
        private Waiting orLater(Waiting other) {
            boolean stays = other.publish.epoch().isBefore(publish.epoch()) || other.publish.equals(publish);
            return stays ? this : other;
        }
    }

    void add(DeployPublished publish) {
        latest.merge(publish.site(), new Waiting(publish, BEING_FETCHED, true), Waiting::orLater);
    }

    /** A publish as it waits; empty once it was withdrawn, or made up for by a later one. */
    Optional<Waiting> find(DeployPublished publish) {
        return Optional.ofNullable(latest.get(publish.site()))
                .filter(waiting -> waiting.publish().equals(publish));
    }

    boolean has(DeployPublished publish) {
        return find(publish).isPresent();
    }

    /** Its manifest was asked for in vain. */
    void refuse(DeployPublished publish, String reason) {
        latest.put(publish.site(), new Waiting(publish, reason, false));
    }

    /** Something is shown that makes up for all publishes before it. */
    void shows(SiteState site) {
        latest.computeIfPresent(site.site(), (_, waiting) -> site.isBehind(waiting.publish()) ? waiting : null);
    }

    void forget(SiteId site) {
        latest.remove(site);
    }

    Collection<Waiting> all() {
        return latest.values();
    }

    List<Waiting> sorted() {
        return latest.values().stream()
                .sorted(Comparator.comparing(waiting -> waiting.site().text()))
                .toList();
    }

    /** Those of which it is not known yet whether they can be shown. */
    Map<SiteId, Epoch> preparing() {
        return latest.values().stream()
                .filter(Waiting::preparing)
                .collect(Collectors.toMap(
                        Waiting::site, waiting -> waiting.publish().epoch()));
    }

    /** The same of one site. */
    Optional<Epoch> preparing(SiteId site) {
        return Optional.ofNullable(latest.get(site))
                .filter(Waiting::preparing)
                .map(waiting -> waiting.publish().epoch());
    }
}
