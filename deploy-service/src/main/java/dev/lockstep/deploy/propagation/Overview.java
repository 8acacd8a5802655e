package dev.lockstep.deploy.propagation;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.Epoch;
import java.util.List;

/** Where every edge stands with all that was stated of a site, which is at an epoch. */
public record Overview(Epoch epoch, List<Standing> edges) {

    public Overview {
        edges = List.copyOf(edges);
    }

    /**
     * One edge.
     *
     * @param epoch how far it has come with the site
     */
    public record Standing(EdgeReport report, Epoch epoch) {
        public EdgeId edge() {
            return report.edge();
        }
    }
}
