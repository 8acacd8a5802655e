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
        return reached(position).offset() > position.offset();
    }

    /** Up to where it has read the partition that a position is in: nothing if it reads another log. */
    Position reached(Position position) {
        long offset = position.isOn(said.log()) ? said.applied().getOrDefault(position.partition(), 0L) : 0;
        return new Position(position.log(), position.partition(), offset);
    }

    Optional<String> refusal(SiteId site, Epoch epoch) {
        return said.refused().stream()
                .filter(refused ->
                        refused.site().equals(site) && refused.epoch().equals(epoch))
                .map(EdgeSynced.Refusal::reason)
                .findFirst();
    }
}
