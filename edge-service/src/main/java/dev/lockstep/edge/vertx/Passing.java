package dev.lockstep.edge.vertx;

import dev.lockstep.contracts.pass.EndToEnd;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.Compose;
import dev.lockstep.edge.answer.LastLook;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.pass.Handover;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Passage;
import dev.lockstep.edge.pass.Workers.Outcome;
import dev.lockstep.edge.site.SiteView;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One request that goes through to a renderer. Nothing of it is kept: bytes go both ways at the pace of whoever takes them,
 * and whoever leaves ends it for all. An answer that breaks off ends the visitor's connection, as it must not look whole.
 */
final class Passing {

    private static final System.Logger LOG = System.getLogger(Passing.class.getName());

    private final PassOn passOn;
    private final Visitor visitor;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Answer.Pass pass;
    private final LastLook lastLook;
    private @Nullable CompletableFuture<Outcome> asked;
    private @Nullable Written body;
    private boolean over;

    /** Everything happens on the request's context. */
    Passing(PassOn passOn, Visitor visitor, Answer.Pass pass, LastLook lastLook) {
        this.passOn = passOn;
        this.visitor = visitor;
        this.request = visitor.request();
        this.response = request.response();
        this.pass = pass;
        this.lastLook = lastLook;
    }

    void begin() {
        HeaderFields sent = HeaderFields.of(request.headers());
        Reply looked = lastLook.at(Compose.passed(pass, 200, HeaderFields.NONE));
        if (Handover.isMalformed(sent)) {
            visitor.tell(Reply.plain(400, "Bad request: a header field holds what none may hold."));
        } else if (isReplaced(looked)) {
            visitor.tell(looked);
        } else if (!passOn.enter()) {
            visitor.tell(unavailable(503, "Too many visitors are being answered at the moment."));
        } else {
            step(() -> handOn(sent));
        }
    }

    /** Whatever goes wrong, the place is given back and nobody is left waiting. */
    private void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException defect) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a pass failed site=" + pass.view().site(),
                    defect);
            end();
            visitor.apologize();
        }
    }

    private void handOn(HeaderFields sent) {
        response.closeHandler(_ -> left());
        response.exceptionHandler(_ -> left());
        CompletableFuture<Outcome> outcome = passOn.pass(passage(sent));
        asked = outcome;
        var _ = outcome.thenAccept(what -> step(() -> heard(what)));
    }

    private Passage passage(HeaderFields sent) {
        Handover.From from = new Handover.From(
                request.remoteAddress().hostAddress(),
                Optional.ofNullable(request.scheme()).orElse("http"),
                Optional.ofNullable(request.getHeader("host")).orElse(""));
        String query = Optional.ofNullable(request.query()).orElse("");
        return new Passage(
                request.method().name(),
                Handover.target(pass.routed().key().path(), query),
                Handover.fields(sent, from, pass.view()),
                visitor.hasBody() ? arriving(sent) : new Passage.Body.None());
    }

    private Passage.Body arriving(HeaderFields sent) {
        if (sent.joined("expect").equalsIgnoreCase("100-continue")) {
            response.writeContinue();
        }
        long length = sent.has("transfer-encoding")
                ? Passage.Body.Arriving.UNKNOWN
                : Long.parseLong(sent.joined("content-length"));
        return new Passage.Body.Arriving(new Published(request, () -> {}), length);
    }

    private void heard(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered answered -> answer(answered);
            case Outcome.Unreachable(String reason) -> fail(503, "Nobody can make this page at the moment.", reason);
            case Outcome.Silent(String reason) -> fail(502, "This page could not be made.", reason);
        }
    }

    private void answer(Outcome.Answered answered) {
        Reply reply = lastLook.at(visitor.told(Compose.passed(pass, answered.status(), answered.fields())));
        Written written = new Written(response, this::whole, this::broken);
        body = written;
        if (isReplaced(reply)) {
            written.giveUp();
            answered.body().subscribe(written);
            end();
            visitor.tell(reply);
            return;
        }
        head(answered, reply);
        answered.body().subscribe(written);
    }

    private void head(Outcome.Answered answered, Reply reply) {
        response.setStatusCode(answered.status());
        answered.fields().lines().forEach(response::putHeader);
        reply.headers().forEach((name, value) -> {
            // RFC 9211 §2: what caches before this one have said stays.
            if (name.equals(Compose.CACHE_STATUS)) {
                response.headers().add(name, value);
            } else {
                response.putHeader(name, value);
            }
        });
        if (!answered.fields().has("date")) {
            response.putHeader(HttpHeaders.DATE, visitor.date());
        }
        if (!answered.fields().has("content-length")
                && EndToEnd.mayHaveBody(request.method().name(), answered.status())) {
            response.setChunked(true);
            // The head goes out at once: the first piece may take its time.
            var _ = response.write(Buffer.buffer());
        }
    }

    private void fail(int status, String words, String reason) {
        SiteView view = pass.view();
        LOG.log(
                System.Logger.Level.WARNING,
                "pass failed site=" + view.site() + " deploy=" + view.deploy() + " reason=" + reason);
        end();
        visitor.tell(unavailable(status, words));
    }

    private Reply unavailable(int status, String words) {
        return Compose.notPassed(pass.view(), status, words);
    }

    private void whole() {
        end();
        if (visitor.hasBody() && !request.isEnded()) {
            // A connection with half a request on it can carry no other.
            var _ = request.connection().close();
        }
    }

    private void broken(Throwable reason) {
        if (!over) {
            LOG.log(System.Logger.Level.DEBUG, "answer broke off reason=" + reason.getMessage());
            end();
            response.reset();
        }
    }

    /** The visitor has left, and nobody is to work for them any more. */
    private void left() {
        if (!over) {
            end();
            if (body != null) {
                body.giveUp();
            } else if (asked != null) {
                asked.cancel(false);
            }
        }
    }

    private void end() {
        if (!over) {
            over = true;
            passOn.leave();
        }
    }

    private static boolean isReplaced(Reply reply) {
        return !(reply.content() instanceof Reply.Content.None);
    }
}
