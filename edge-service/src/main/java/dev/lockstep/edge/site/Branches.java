package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.DeployPublished;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each branch of each site shows at its hosts: what was published on it last. */
final class Branches {

    private final Hosts hosts;
    private final Map<String, DeployPublished> shown = new HashMap<>();

    Branches(Hosts hosts) {
        this.hosts = hosts;
    }

    void show(DeployPublished onBranch) {
        String key = onBranch.site() + " " + onBranch.states();
        @Nullable DeployPublished before = shown.get(key);
        if (before == null || before.epoch().isBefore(onBranch.epoch())) {
            hosts.give(onBranch.hosts(), new Address.OfBranch(onBranch));
            hide(key);
            shown.put(key, onBranch);
        }
    }

    /** What was stated under a record's key holds no longer. */
    void hide(String key) {
        @Nullable DeployPublished gone = shown.remove(key);
        if (gone != null) {
            hosts.take(gone.hosts(), new Address.OfBranch(gone));
        }
    }
}
