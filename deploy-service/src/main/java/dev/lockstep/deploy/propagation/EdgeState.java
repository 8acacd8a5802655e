package dev.lockstep.deploy.propagation;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.Statement;
import java.time.Instant;

/** What an edge last said of itself. */
record EdgeState(EdgeSynced said, long heardAtNanos) {

    EdgeId edge() {
        return said.edge();
    }

    Instant at() {
        return said.at();
    }

    /** Whether the edge does, refuses, or does not yet know what was stated at a position. */
    EdgeReport report(Statement statement, Position position) {
        String refusal = said.refused().stream()
                .filter(refused -> refused.site().equals(statement.site())
                        && refused.epoch().equals(statement.epoch()))
                .map(EdgeSynced.Refusal::reason)
                .findFirst()
                .orElse("");
        if (!refusal.isEmpty()) {
            return new EdgeReport(edge(), EdgeReport.Answer.REFUSED, refusal, at());
        }
        long applied = said.applied().getOrDefault(position.partition(), 0L);
        return applied > position.offset()
                ? new EdgeReport(edge(), EdgeReport.Answer.ACKNOWLEDGED, "", at())
                : new EdgeReport(edge(), EdgeReport.Answer.AWAITED, "has not applied it yet", at());
    }
}
