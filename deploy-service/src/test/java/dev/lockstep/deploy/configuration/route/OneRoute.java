package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.deploy.configuration.Folder;

/** A configuration of one route, and what becomes of it. */
final class OneRoute {
    private OneRoute() {}

    static Route route(String fields) {
        return folder().configured(oneRoute(fields)).onlyRoute();
    }

    static Route rendered(String render) {
        return folder().configured("routes: [{path: /a, render: " + render + "}]")
                .onlyRoute();
    }

    static String oneRoute(String fields) {
        return "routes:\n- {render: {template: page.html}, " + fields + "}";
    }

    static Folder folder() {
        return Folder.of("page.html", "shell.html", ".env");
    }
}
