package dev.lockstep.render.upstream;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.outbound.AnswerHead;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Forward;
import dev.lockstep.contracts.outbound.Forwarding;
import dev.lockstep.contracts.pass.EndToEnd;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.render.pass.PassOutcome;
import dev.lockstep.render.pass.PassedRequest;
import dev.lockstep.render.pass.PassedResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Gives a visitor what an HTTP server answers, as it comes. The server gets the whole request, and says itself who may
 * store its answer.
 */
public final class ForwardUpstream {

    private static final String LOCATION = "location";

    private final Forwarding forwarding;
    private final Duration silence;

    /** Gives a server up that says nothing for so long. */
    public ForwardUpstream(Forwarding forwarding, Duration silence) {
        this.forwarding = forwarding;
        this.silence = silence;
    }

    /**
     * Asks the server behind {@code base}, which ends without a slash. A redirect to that server leads visitors to the site
     * instead, as they cannot reach the server.
     */
    public PassOutcome pass(PassedRequest request, URI base, PassedResponse response) {
        return forward(request, base, target -> KeptHeaders.onSite(target, base.toString()), response);
    }

    /** Asks a server whose paths are not the site's: its redirects are visitors' to follow. */
    PassOutcome show(PassedRequest request, URI base, PassedResponse response) {
        return forward(request, base, UnaryOperator.identity(), response);
    }

    private PassOutcome forward(
            PassedRequest request, URI base, UnaryOperator<String> location, PassedResponse response) {
        Forward forward = new Forward(
                request.method(),
                URI.create(base + request.target()),
                request.fields().lines(),
                request.body());
        return switch (forwarding.forward(forward, silence, (head, body) -> copy(head, body, location, response))) {
            case FetchOutcome.Fetched<PassOutcome>(int ignored, String type, PassOutcome whole) -> whole;
            case FetchOutcome.Refused<PassOutcome>(String reason) ->
                failed(base, "may not be asked: " + reason, "let the operator add it to the allowed hosts");
            case FetchOutcome.Failed<PassOutcome>(String reason) ->
                failed(base, "gave no whole answer: " + reason, "see whether it is up, and what it logs");
        };
    }

    private static PassOutcome copy(
            AnswerHead head, InputStream body, UnaryOperator<String> location, PassedResponse response)
            throws IOException {
        OutputStream out = response.begin(head.status(), fields(head, location));
        body.transferTo(out);
        // Not when copying failed: a body that is cut must not look whole.
        out.close();
        return new PassOutcome.Answered();
    }

    private static HeaderFields fields(AnswerHead head, UnaryOperator<String> location) {
        HeaderFields fields = EndToEnd.ofResponse(new HeaderFields(head.headers()));
        return fields.has(LOCATION) ? fields.with(LOCATION, location.apply(fields.joined(LOCATION))) : fields;
    }

    private static PassOutcome.Failed failed(URI address, String reason, String hint) {
        return new PassOutcome.Failed(Problem.of(address + " " + reason, hint));
    }
}
