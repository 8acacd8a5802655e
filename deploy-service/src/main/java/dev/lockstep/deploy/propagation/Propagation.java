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

    /** No edge shows what it forbids. Where there is no edge, nothing is known. */
    public boolean isComplete() {
        return !edges.isEmpty() && edges.stream().allMatch(EdgeReport::isProof);
    }

    /** Waiting longer would change nothing. */
    boolean isDecided() {
        return !edges.isEmpty() && edges.stream().noneMatch(edge -> edge.answer() == EdgeReport.Answer.AWAITED);
    }
}
