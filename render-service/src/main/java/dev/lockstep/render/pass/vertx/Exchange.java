package dev.lockstep.render.pass.vertx;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.log.About;
import dev.lockstep.contracts.outbound.Forward;
import dev.lockstep.contracts.pass.EndToEnd;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.trace.Activity;
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.contracts.trace.Tracing;
import dev.lockstep.render.pass.PassOutcome;
import dev.lockstep.render.pass.PassedRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;

/** One request of an edge, on a thread of its own that ends when the edge leaves. */
final class Exchange implements Runnable {

    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    private final PassPort.Parts parts;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final PassedRequest passed;
    private final Trace trace;

    /** @param trace which the edge has begun, if it has */
    Exchange(PassPort.Parts parts, HttpServerRequest request, PassedRequest passed, Trace trace) {
        this.parts = parts;
        this.request = request;
        this.response = request.response();
        this.passed = passed;
        this.trace = trace;
    }

    @Override
    public void run() {
        PassedRequest.Whose whose = passed.whose();
        Activity activity = parts.tracing().begin("pass", Tracing.Role.SERVER, trace);
        activity.note("lockstep.site", whose.site().text());
        activity.note("lockstep.deploy", whose.deploy().text());
        activity.note("lockstep.epoch", Long.toString(whose.epoch().number()));
        try {
            About.of(whose.site(), whose.deploy(), whose.epoch())
                    .run(() -> activity.trace().run(() -> pass(activity)));
        } finally {
            activity.end();
        }
    }

    private void pass(Activity activity) {
        try {
            PassOutcome outcome = parts.pass().pass(passed, this::begin);
            note(outcome, activity);
            tell(outcome);
        } catch (IOException | RuntimeException broken) {
            activity.fail("broke");
            broke(broken);
        } catch (InterruptedException left) {
            Thread.currentThread().interrupt();
        } finally {
            leaveNothingUnread();
        }
    }

    /** A connection with half a request on it can carry no other. */
    private void leaveNothingUnread() {
        if (passed.body() instanceof Forward.Body.Arriving && !request.isEnded()) {
            var _ = request.connection().close();
        }
    }

    private OutputStream begin(int status, HeaderFields fields) {
        response.setStatusCode(status);
        fields.lines().forEach(response::putHeader);
        parts.drain().mark(response);
        if (!fields.has("content-length") && EndToEnd.mayHaveBody(passed.method(), status)) {
            response.setChunked(true);
            // The head goes out at once: the first piece may take its time.
            var _ = response.write(Buffer.buffer());
        }
        return new ResponseBytes(response);
    }

    private static void note(PassOutcome outcome, Activity activity) {
        switch (outcome) {
            case PassOutcome.Answered() -> {}
            case PassOutcome.Failed(Problem problem, String _) -> activity.fail(problem.toString());
            case PassOutcome.Full(), PassOutcome.Behind() -> activity.fail("not taken");
            case PassOutcome.NoRoute(String reason) -> activity.fail(reason);
        }
    }

    private void tell(PassOutcome outcome) {
        switch (outcome) {
            case PassOutcome.Answered() -> {}
            case PassOutcome.Failed(Problem problem, String log) -> failed(problem, log);
            case PassOutcome.Full() -> refuse(503, "Too many visitors are being answered at the moment.");
            case PassOutcome.Behind() -> refuse(503, "This worker does not know everything yet.");
            case PassOutcome.NoRoute(String reason) -> refuse(404, "Nothing is passed on here: " + reason + ".");
        }
    }

    /** What broke because the edge has left is nobody's fault. */
    private void broke(Exception broken) {
        if (!Thread.currentThread().isInterrupted()) {
            LOG.log(System.Logger.Level.ERROR, "pass broke", broken);
        }
        refuse(502, "This page could not be made.");
    }

    private void failed(Problem problem, String log) {
        if (!Thread.currentThread().isInterrupted()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "pass failed reason=" + problem.text() + (log.isEmpty() ? "" : " log=" + log.replace('\n', '|')));
        }
        refuse(502, "This page could not be made.");
    }

    /** An answer that has begun is broken off instead: it must not look whole. */
    private void refuse(int status, String why) {
        if (response.headWritten()) {
            response.reset();
        } else if (!response.closed()) {
            response.headers().clear();
            response.setChunked(false)
                    .setStatusCode(status)
                    .putHeader("content-type", "text/plain; charset=utf-8")
                    .putHeader("cache-control", "no-store")
                    .putHeader("connection", "close");
            parts.drain().mark(response);
            if (status == 503) {
                response.putHeader("retry-after", "1");
            }
            Future<Void> ended = response.end(why + "\n");
            var _ = ended.onComplete(done -> request.connection().close());
        }
    }
}
