package dev.lockstep.render.server;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.outbound.AnswerReader;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Forward;
import dev.lockstep.contracts.outbound.Forwarding;
import dev.lockstep.render.pass.PassOrder;
import dev.lockstep.render.pass.PassOutcome;
import dev.lockstep.render.pass.PassedResponse;
import dev.lockstep.render.pass.Passer;
import dev.lockstep.render.upstream.ForwardUpstream;
import java.io.IOException;
import java.time.Duration;

/** Has requests answered by the server that their deploy brings. */
public final class ServerPasses implements Passer {

    private final Servers servers;
    private final Forwarding loopback;
    private final Duration silence;

    /** Asks by {@code loopback}, which may reach this machine alone. */
    public ServerPasses(Servers servers, Forwarding loopback, Duration silence) {
        this.servers = servers;
        this.loopback = loopback;
        this.silence = silence;
    }

    @Override
    public PassOutcome pass(PassOrder order, PassedResponse response) throws IOException, InterruptedException {
        if (!(order.page().route().render() instanceof Render.Server server)) {
            throw new IllegalArgumentException("no server makes " + order.page().key());
        }
        ServerId id = new ServerId(order.content().digest(), server.file());
        return switch (servers.use(id, order.content().manifest())) {
            case Servers.Access.Open(Servers.Use use) -> ask(order, use, response);
            case Servers.Access.Unavailable(String reason, String log) ->
                new PassOutcome.Failed(
                        new Problem(server.file().text().substring(1), 0, reason, "see what it wrote"), log);
        };
    }

    private PassOutcome ask(PassOrder order, Servers.Use use, PassedResponse response) {
        try (use) {
            PassOutcome outcome = new ForwardUpstream(new Observed(loopback, use), silence)
                    .pass(order.request(), use.base(), response);
            return outcome instanceof PassOutcome.Failed failed
                    ? new PassOutcome.Failed(failed.problem(), use.log())
                    : outcome;
        }
    }

    /** Tells of a server whether it answers; it is not to blame when the visitor has left before. */
    private record Observed(Forwarding forwarding, Servers.Use use) implements Forwarding {
        @Override
        public <T> FetchOutcome<T> forward(Forward forward, Duration silence, AnswerReader<T> reader) {
            FetchOutcome<T> outcome = forwarding.forward(forward, silence, (head, body) -> {
                use.answered();
                return reader.read(head, body);
            });
            if (outcome instanceof FetchOutcome.Failed<T>(String reason)
                    && !Thread.currentThread().isInterrupted()) {
                use.silent("the server gave no first answer: " + reason);
            }
            return outcome;
        }
    }
}
