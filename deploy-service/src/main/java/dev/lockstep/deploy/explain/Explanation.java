package dev.lockstep.deploy.explain;

import dev.lockstep.contracts.event.EdgeAnswer;
import dev.lockstep.contracts.event.EdgeAnswer.PageExplained;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.deploy.site.Site;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all edges show at an address, and what the pages that they show were before.
 *
 * @param site as it is now
 */
public record Explanation(Site site, String host, String target, List<Edge> edges, List<PageStory> pages) {

    public Explanation {
        edges = List.copyOf(edges);
        pages = List.copyOf(pages);
    }

    /** One edge, in its own words or in those of whoever waited for them. */
    public sealed interface Edge {
        EdgeId id();

        /** What it shows. */
        record Explained(EdgeId id, PageExplained page) implements Edge {}

        /** Why it can say nothing of the page. */
        record Other(EdgeId id, String reason) implements Edge {}

        static Edge of(EdgeId id, EdgeAnswer answer) {
            return switch (answer) {
                case PageExplained page -> new Explained(id, page);
                case EdgeAnswer.NoSuchHost() -> new Other(id, "it knows no site with this host");
                case EdgeAnswer.NotExplained(String reason) -> new Other(id, reason);
                case EdgeAnswer.PagesCounted _ -> new Other(id, "it answered something else");
            };
        }
    }

    /** Whether each edge that explained the page shows the same. */
    public boolean agree() {
        return shown().distinct().count() <= 1;
    }

    private Stream<Object> shown() {
        return edges.stream()
                .filter(Edge.Explained.class::isInstance)
                .map(Edge.Explained.class::cast)
                .map(edge -> List.of(
                        edge.page().deploy(),
                        edge.page().decision().outcome(),
                        edge.page().held().stream().map(page -> page.body()).toList()));
    }

    /** The pages that edges answered for. */
    static Set<PageId> pages(List<Edge> edges) {
        return edges.stream()
                .filter(Edge.Explained.class::isInstance)
                .map(edge -> ((Edge.Explained) edge).page())
                .flatMap(page -> page.page().stream().map(key -> new PageId(page.deploy(), key)))
                .collect(Collectors.toSet());
    }
}
