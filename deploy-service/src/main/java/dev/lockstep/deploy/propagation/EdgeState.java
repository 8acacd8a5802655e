package dev.lockstep.deploy.propagation;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.outbox.Position;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Why a publish that it has read is not in effect there. */
    Optional<EdgeSynced.Refusal> refusal(SiteId site, Epoch epoch) {
        return refusals(site).filter(refused -> refused.epoch().equals(epoch)).findFirst();
    }

    /** Of what it has read of a site up to an epoch, the latest before which nothing is wanting. */
    Epoch whole(SiteId site, Epoch read) {
        return refusals(site)
                .map(refused -> new Epoch(Math.max(0, refused.epoch().number() - 1)))
                .filter(before -> before.isBefore(read))
                .min(Comparator.comparingLong(Epoch::number))
                .orElse(read);
    }

    private Stream<EdgeSynced.Refusal> refusals(SiteId site) {
        return said.refused().stream().filter(refused -> refused.site().equals(site));
    }
}
