package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a whole configuration: the routes, in their order. */
final class RoutesReader {
    private static final List<String> KEYS = List.of("routes");

    /** Each visit of a page tries them one by one. */
    private static final int MOST_ROUTES = 500;

    private final Kinds kinds;
    private final FallbackReader fallbacks;
    private final RouteReader reader;
    private final Problems problems;

    RoutesReader(DeployFiles files, Problems problems) {
        FileReferences references = new FileReferences(files, problems);
        this.kinds = new Kinds(problems);
        this.fallbacks = new FallbackReader(references, problems);
        this.reader = new RouteReader(references, fallbacks, problems);
        this.problems = problems;
    }

    List<Route> read(Node root) {
        if (root instanceof Node.Nothing) {
            return List.of();
        }
        List<Route> routes = new ArrayList<>();
        kinds.mapping(root, "the file", "routes:")
                .flatMap(mapping -> new Fields(mapping, KEYS, problems).optional("routes"))
                .flatMap(node -> kinds.sequence(node, "'routes'", "- path: /products/:id"))
                .ifPresent(list -> read(list, routes));
        fallbacks.refuseShellsAmong(templates(routes));
        return List.copyOf(routes);
    }

    private void read(Node.Sequence list, List<Route> routes) {
        if (list.items().size() > MOST_ROUTES) {
            problems.add(list.items().get(MOST_ROUTES).line(), "a site has at most " + MOST_ROUTES + " routes", "");
        }
        list.items().stream()
                .limit(MOST_ROUTES)
                .forEach(item -> reader.read(item).ifPresent(routes::add));
    }

    static Set<CanonicalPath> templates(List<Route> routes) {
        return routes.stream().map(RoutesReader::template).collect(Collectors.toUnmodifiableSet());
    }

    private static CanonicalPath template(Route route) {
        return switch (route.render()) {
            case Render.Template template -> template.template();
        };
    }
}
