package dev.lockstep.render.pass.vertx;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.outbound.Forward;
import dev.lockstep.contracts.pass.EndToEnd;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.render.pass.PassOutcome;
import dev.lockstep.render.pass.PassRequest;
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

    private final PassRequest pass;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final PassedRequest passed;
    private final PassDrain drain;

    Exchange(PassRequest pass, HttpServerRequest request, PassedRequest passed, PassDrain drain) {
        this.pass = pass;
        this.request = request;
        this.response = request.response();
        this.passed = passed;
        this.drain = drain;
    }

    @Override
    public void run() {
        try {
            tell(pass.pass(passed, this::begin));
        } catch (IOException | RuntimeException broken) {
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
        drain.mark(response);
        if (!fields.has("content-length") && EndToEnd.mayHaveBody(passed.method(), status)) {
            response.setChunked(true);
            // The head goes out at once: the first piece may take its time.
            var _ = response.write(Buffer.buffer());
        }
        return new ResponseBytes(response);
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
            LOG.log(System.Logger.Level.ERROR, "pass broke " + where(), broken);
        }
        refuse(502, "This page could not be made.");
    }

    private void failed(Problem problem, String log) {
        if (!Thread.currentThread().isInterrupted()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "pass failed " + where() + " reason=" + problem.text()
                            + (log.isEmpty() ? "" : " log=" + log.replace('\n', '|')));
        }
        refuse(502, "This page could not be made.");
    }

    private String where() {
        PassedRequest.Whose whose = passed.whose();
        return "site=" + whose.site().text() + " deploy=" + whose.deploy().text();
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
            drain.mark(response);
            if (status == 503) {
                response.putHeader("retry-after", "1");
            }
            Future<Void> ended = response.end(why + "\n");
            var _ = ended.onComplete(done -> request.connection().close());
        }
    }
}
