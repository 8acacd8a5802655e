package dev.lockstep.render.server;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.outbound.AnswerReader;
import dev.lockstep.contracts.outbound.Fetch;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Outbound;
import dev.lockstep.render.page.PageOrder;
import dev.lockstep.render.page.PageRenderer;
import dev.lockstep.render.page.Rendering;
import dev.lockstep.render.upstream.AskUpstream;
import java.io.IOException;

/** Has pages made by the server that their deploy brings. */
public final class ServerPages implements PageRenderer {

    private final Servers servers;
    private final Outbound loopback;
    private final BlobStore blobs;
    private final FetchLimits limits;

    /** Asks by {@code loopback}, which may reach this machine alone. */
    public ServerPages(Servers servers, Outbound loopback, BlobStore blobs, FetchLimits limits) {
        this.servers = servers;
        this.loopback = loopback;
        this.blobs = blobs;
        this.limits = limits;
    }

    @Override
    public Rendering render(PageOrder order) throws IOException, InterruptedException {
        if (!(order.page().route().render() instanceof Render.Server server)) {
            throw new IllegalArgumentException("no server makes " + order.page().key());
        }
        ServerId id = new ServerId(order.content().digest(), server.file());
        return switch (servers.use(id, order.content().manifest())) {
            case Servers.Access.Open(Servers.Use use) -> ask(order, use);
            case Servers.Access.Unavailable(String reason, String log) ->
                new Rendering.Failed(
                        new Problem(server.file().text().substring(1), 0, reason, "see what it wrote"), log);
        };
    }

    private Rendering ask(PageOrder order, Servers.Use use) {
        try (use) {
            AskUpstream upstream = new AskUpstream(new Observed(loopback, use), blobs, limits);
            return switch (upstream.render(order.page(), use.base())) {
                case Rendering.Page page -> page;
                case Rendering.Failed failed -> new Rendering.Failed(failed.problem(), use.log());
            };
        }
    }

    /** Tells of a server whether it answers. */
    private record Observed(Outbound outbound, Servers.Use use) implements Outbound {
        @Override
        public <T> FetchOutcome<T> fetch(Fetch fetch, FetchLimits limits, AnswerReader<T> reader) {
            FetchOutcome<T> outcome = outbound.fetch(fetch, limits, (head, body) -> {
                use.answered();
                return reader.read(head, body);
            });
            if (outcome instanceof FetchOutcome.Failed<T>(String reason)) {
                use.silent("the server gave no first answer: " + reason);
            }
            return outcome;
        }
    }
}
