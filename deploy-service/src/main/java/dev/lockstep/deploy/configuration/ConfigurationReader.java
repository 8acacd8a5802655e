package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import dev.lockstep.deploy.configuration.route.RouteReader;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole configuration. */
final class ConfigurationReader {
    private static final List<String> KEYS = List.of("publish", "routes", "events");

    /** Each visit of a page tries them one by one. */
    private static final int MOST_ROUTES = 500;

    private final Kinds kinds;
    private final RouteReader reader;
    private final DeployFiles files;
    private final Problems problems;

    ConfigurationReader(DeployFiles files, Problems problems) {
        this.kinds = new Kinds(problems);
        this.reader = new RouteReader(files.all().keySet(), problems);
        this.files = files;
        this.problems = problems;
    }

    Configuration read(Node root) {
        if (root instanceof Node.Nothing) {
            return Configuration.NONE;
        }
        return kinds.mapping(root, "the file", "routes:")
                .map(mapping -> read(new Fields(mapping, KEYS, problems)))
                .orElse(Configuration.NONE);
    }

    private Configuration read(Fields fields) {
        Published published = fields.optional("publish")
                .map(node -> new PublishReader(problems).read(node))
                .orElse(Published.EVERYTHING);
        List<Route> routes = new ArrayList<>();
        fields.optional("routes")
                .flatMap(node -> kinds.sequence(node, "'routes'", "- path: /products/:id"))
                .ifPresent(list -> read(list, routes));
        // Rules for events are read again where they are needed; here it is only told what is wrong with them.
        fields.optional("events").ifPresent(new EventsReader(problems)::read);
        Configuration configuration = new Configuration(published, routes);
        reader.refuseShellsBut(files.served(configuration).keySet());
        return configuration;
    }

    private void read(Node.Sequence list, List<Route> routes) {
        if (list.items().size() > MOST_ROUTES) {
            problems.add(list.items().get(MOST_ROUTES).line(), "a site has at most " + MOST_ROUTES + " routes", "");
        }
        list.items().stream()
                .limit(MOST_ROUTES)
                .forEach(item -> reader.read(item).ifPresent(routes::add));
    }
}
