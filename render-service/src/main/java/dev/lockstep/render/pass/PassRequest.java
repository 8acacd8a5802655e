package dev.lockstep.render.pass;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.contracts.manifest.Proxied;
import dev.lockstep.contracts.manifest.QueryString;
import dev.lockstep.render.content.DeployContent;
import dev.lockstep.render.content.DeployContents;
import dev.lockstep.render.pass.PassedRequest.Whose;
import dev.lockstep.render.site.KnownSites;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Hands a request on to the renderer that the deploy's own route names. Whoever asks chooses among the routes of deploys
 * that are there, and nothing else: not whom this worker asks.
 */
public final class PassRequest {

    private final KnownSites sites;
    private final DeployContents contents;
    private final Passers passers;
    private final Room room;
    private final Duration patience;

    /** Waits no longer than {@code patience} for what the edge knows already. */
    public PassRequest(KnownSites sites, DeployContents contents, Passers passers, Room room, Duration patience) {
        this.sites = sites;
        this.contents = contents;
        this.passers = passers;
        this.room = room;
        this.patience = patience;
    }

    public PassOutcome pass(PassedRequest request, PassedResponse response) throws IOException, InterruptedException {
        if (!room.enter(request.whose().site())) {
            return new PassOutcome.Full();
        }
        try {
            return inTheRoom(request, response);
        } finally {
            room.leave(request.whose().site());
        }
    }

    private PassOutcome inTheRoom(PassedRequest request, PassedResponse response)
            throws IOException, InterruptedException {
        Whose whose = request.whose();
        if (!sites.awaitEpoch(whose.site(), whose.epoch(), patience)) {
            return new PassOutcome.Behind();
        }
        Optional<Digest> manifest = sites.manifest(whose.site(), whose.deploy());
        if (manifest.isEmpty()) {
            return new PassOutcome.NoRoute("there is no such deploy");
        }
        DeployContent content = contents.of(manifest.get());
        Optional<PassOrder> order = order(request, content);
        return order.isEmpty()
                ? new PassOutcome.NoRoute("the deploy has no such route")
                : passers.of(order.get().page().route().render()).pass(order.get(), response);
    }

    private static Optional<PassOrder> order(PassedRequest request, DeployContent content) {
        String target = request.target();
        int mark = target.indexOf('?');
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return switch (PathParser.parse(mark < 0 ? target : target.substring(0, mark))) {
            case ParsedPath.Refused ignored -> Optional.empty();
            case ParsedPath.Canonical(CanonicalPath path) ->
                request.isRedirected()
                        ? redirected(request, content, path, query)
                        : routed(request, content, path, query);
        };
    }

    private static Optional<PassOrder> routed(
            PassedRequest request, DeployContent content, CanonicalPath path, String query) {
        return content.manifest()
                .route(path, QueryString.parse(query), request.fields()::joined)
                .filter(routed -> routed.route().passes())
                .map(routed -> new PassOrder(request, content, routed));
    }

    /** Which rule holds is the edge's to say, as it knows the visitor; where the rule leads, nobody's but the deploy's. */
    private static Optional<PassOrder> redirected(
            PassedRequest request, DeployContent content, CanonicalPath path, String query) {
        return number(request.whose().redirect())
                .flatMap(number -> content.manifest().redirects().at(number, path.text(), QueryString.parse(query)))
                .filter(redirected -> redirected.rule().proxies())
                .flatMap(redirected -> Proxied.of(redirected, path, query))
                .map(there -> new PassOrder(request.at(there.target()), content, there.page()));
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
