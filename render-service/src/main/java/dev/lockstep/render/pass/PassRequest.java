package dev.lockstep.render.pass;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.contracts.manifest.QueryString;
import dev.lockstep.contracts.manifest.RoutedPage;
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
        Optional<RoutedPage> page =
                page(request, content).filter(routed -> routed.route().passes());
        return page.isEmpty()
                ? new PassOutcome.NoRoute("the deploy has no such route")
                : passers.of(page.get().route().render()).pass(new PassOrder(request, content, page.get()), response);
    }

    private static Optional<RoutedPage> page(PassedRequest request, DeployContent content) {
        String target = request.target();
        int mark = target.indexOf('?');
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return switch (PathParser.parse(mark < 0 ? target : target.substring(0, mark))) {
            case ParsedPath.Refused ignored -> Optional.empty();
            case ParsedPath.Canonical(CanonicalPath path) ->
                content.manifest().route(path, QueryString.parse(query), request.fields()::joined);
        };
    }
}
