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

    /** Asks the server behind {@code base}, which ends without a slash. */
    public PassOutcome pass(PassedRequest request, URI base, PassedResponse response) {
        Forward forward = new Forward(
                request.method(),
                URI.create(base + request.target()),
                request.fields().lines(),
                request.body());
        return switch (forwarding.forward(forward, silence, (head, body) -> copy(head, body, base, response))) {
            case FetchOutcome.Fetched<PassOutcome>(int ignored, String type, PassOutcome whole) -> whole;
            case FetchOutcome.Refused<PassOutcome>(String reason) ->
                failed(base, "may not be asked: " + reason, "let the operator add it to the allowed hosts");
            case FetchOutcome.Failed<PassOutcome>(String reason) ->
                failed(base, "gave no whole answer: " + reason, "see whether it is up, and what it logs");
        };
    }

    private static PassOutcome copy(AnswerHead head, InputStream body, URI base, PassedResponse response)
            throws IOException {
        OutputStream out = response.begin(head.status(), fields(head, base));
        body.transferTo(out);
        // Not when copying failed: a body that is cut must not look whole.
        out.close();
        return new PassOutcome.Answered();
    }

    /** A redirect to the server itself leads visitors to the site instead, as they cannot reach the server. */
    private static HeaderFields fields(AnswerHead head, URI base) {
        HeaderFields fields = EndToEnd.ofResponse(new HeaderFields(head.headers()));
        return fields.has(LOCATION)
                ? fields.with(LOCATION, KeptHeaders.onSite(fields.joined(LOCATION), base.toString()))
                : fields;
    }

    private static PassOutcome.Failed failed(URI address, String reason, String hint) {
        return new PassOutcome.Failed(Problem.of(address + " " + reason, hint));
    }
}
