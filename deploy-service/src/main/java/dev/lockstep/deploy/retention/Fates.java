package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What became of deploys, each looked up once. One that nobody knows is left alone: the database may be an older one. */
final class Fates {
    private final DeployStore deploys;
    private final Instant lately;
    private final Map<DeployId, Fate> known = new HashMap<>();

    private enum Fate {
        HELD,
        COLLECTED_LATELY,
        COLLECTED
    }

    Fates(DeployStore deploys, Instant lately) {
        this.deploys = deploys;
        this.lately = lately;
    }

    boolean isCollected(DeployId deploy) {
        return of(deploy) != Fate.HELD;
    }

    /** Whether somebody may still need what belonged to it. */
    boolean isNeeded(DeployId deploy) {
        return of(deploy) != Fate.COLLECTED;
    }

    private Fate of(DeployId id) {
        return known.computeIfAbsent(id, this::look);
    }

    private Fate look(DeployId id) {
        return deploys.find(id)
                .filter(deploy -> deploy.state() instanceof DeployState.Collected)
                .map(deploy -> deploy.updatedAt().isBefore(lately) ? Fate.COLLECTED : Fate.COLLECTED_LATELY)
                .orElse(Fate.HELD);
    }
}
