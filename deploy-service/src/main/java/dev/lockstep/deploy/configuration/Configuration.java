package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a site's {@code lockstep.yaml} says. */
record Configuration(Published published, List<Route> routes) {

    static final Configuration NONE = new Configuration(Published.EVERYTHING, List.of());

    Configuration {
        routes = List.copyOf(routes);
    }

    /** The files that make pages, and that no visitor sees. */
    Set<CanonicalPath> programs() {
        return routes.stream()
                .map(route -> program(route.render()))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<CanonicalPath> program(Render render) {
        return switch (render) {
            case Render.Template template -> Optional.of(template.template());
            case Render.Server server -> Optional.of(server.file());
            case Render.Origin ignored -> Optional.empty();
        };
    }
}
