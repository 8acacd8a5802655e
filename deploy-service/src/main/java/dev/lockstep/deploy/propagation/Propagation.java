package dev.lockstep.deploy.propagation;

import dev.lockstep.contracts.event.Epoch;
import java.time.Duration;
import java.util.List;

/** How far a statement has come, over all edges that live. */
public record Propagation(Epoch epoch, List<EdgeReport> edges, Duration took) {

    public Propagation {
        edges = List.copyOf(edges);
    }

    public long acknowledged() {
        return edges.stream()
                .filter(edge -> edge.answer() == EdgeReport.Answer.ACKNOWLEDGED)
                .count();
    }

    public List<EdgeReport> laggards() {
        return edges.stream()
                .filter(edge -> edge.answer() != EdgeReport.Answer.ACKNOWLEDGED)
                .toList();
    }

    /** Every edge shows it. Where there is no edge, nothing is shown. */
    public boolean isComplete() {
        return !edges.isEmpty() && laggards().isEmpty();
    }

    /** Waiting longer would change nothing. */
    boolean isDecided() {
        return !edges.isEmpty() && edges.stream().noneMatch(edge -> edge.answer() == EdgeReport.Answer.AWAITED);
    }
}
