package dev.lockstep.deploy.propagation;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.outbox.Position;
import java.time.Duration;
import java.util.Optional;

/** What an edge last said of itself, and how long ago. */
record EdgeState(EdgeSynced said, Duration age) {

    EdgeId edge() {
        return said.edge();
    }

    Duration lease() {
        return said.lease();
    }

    boolean hasApplied(Position position) {
        return said.applied().getOrDefault(position.partition(), 0L) > position.offset();
    }

    /** Up to where it has read the partition that a position is in. */
    Position reached(Position position) {
        return new Position(position.partition(), said.applied().getOrDefault(position.partition(), 0L));
    }

    Optional<String> refusal(SiteId site, Epoch epoch) {
        return said.refused().stream()
                .filter(refused ->
                        refused.site().equals(site) && refused.epoch().equals(epoch))
                .map(EdgeSynced.Refusal::reason)
                .findFirst();
    }
}
