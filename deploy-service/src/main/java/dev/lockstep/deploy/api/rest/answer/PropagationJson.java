package dev.lockstep.deploy.api.rest.answer;

import dev.lockstep.deploy.propagation.EdgeReport;
import dev.lockstep.deploy.propagation.Overview;
import dev.lockstep.deploy.propagation.Propagation;
import java.time.Instant;
import java.util.List;

/** How far a change has come over the edges. */
public record PropagationJson(long epoch, long acknowledged, int edges, long millis, List<Laggard> laggards) {

    /** Who has not acknowledged; one that is fenced shows nothing of the site until it has. */
    public record Laggard(String edge, String reason, boolean fenced) {
        public static Laggard of(EdgeReport report) {
            return new Laggard(report.edge().text(), report.reason(), report.answer() == EdgeReport.Answer.FENCED);
        }
    }

    /** One edge, whether it lags behind or not. */
    record Edge(String edge, boolean acknowledged, String reason, long epoch, long ageMillis, Instant heardAt) {
        static Edge of(Overview.Standing edge) {
            EdgeReport report = edge.report();
            return new Edge(
                    report.edge().text(),
                    report.answer() == EdgeReport.Answer.ACKNOWLEDGED,
                    report.reason(),
                    edge.epoch().number(),
                    report.age().toMillis(),
                    report.at());
        }
    }

    /** Where every edge stands with a site. */
    public record OverviewJson(long epoch, List<Edge> edges) {
        public static OverviewJson of(Overview overview) {
            return new OverviewJson(
                    overview.epoch().number(),
                    overview.edges().stream().map(Edge::of).toList());
        }
    }

    public static PropagationJson of(Propagation propagation) {
        return new PropagationJson(
                propagation.epoch().number(),
                propagation.acknowledged(),
                propagation.edges().size(),
                propagation.took().toMillis(),
                propagation.laggards().stream().map(Laggard::of).toList());
    }
}
