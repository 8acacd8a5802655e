package dev.lockstep.render.pass.vertx;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.outbound.Forward;
import dev.lockstep.contracts.pass.EndToEnd;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.pass.PassFields;
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.contracts.trace.Tracing;
import dev.lockstep.render.pass.PassRequest;
import dev.lockstep.render.pass.PassedRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** The port on which edges hand requests on: for them alone, and apart from the one for health and metrics. */
public final class PassPort {

    private static final int LONGEST_REQUEST_LINE = 16 * 1024;
    private static final int LARGEST_HEADER = 64 * 1024;

    private final Vertx vertx;
    private final Parts parts;

    private PassPort(Vertx vertx, Parts parts) {
        this.vertx = vertx;
        this.parts = parts;
    }

    /**
     * What passes take.
     *
     * @param drain by which connections end
     */
    public record Parts(PassRequest pass, PassDrain drain, Tracing tracing) {}

    /** Listens. */
    public static Future<HttpServer> open(Vertx vertx, String host, int port, Parts parts) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(LARGEST_HEADER);
        return vertx.createHttpServer(options)
                .connectionHandler(parts.drain()::enter)
                .requestHandler(new PassPort(vertx, parts)::receive)
                .listen();
    }

    private void receive(HttpServerRequest request) {
        HeaderFields fields = HeaderFields.of(request.headers());
        Optional<PassedRequest.Whose> whose = whose(fields);
        if (whose.isEmpty()) {
            var _ = request.response().setStatusCode(400).end("Only edges ask here.\n");
            return;
        }
        PassedRequest passed = new PassedRequest(
                whose.get(), request.method().name(), request.uri(), EndToEnd.ofRequest(fields), body(request, fields));
        Trace trace = Trace.parse(fields.joined(PassFields.TRACE));
        Thread exchange = Thread.ofVirtual().name("pass").unstarted(new Exchange(parts, request, passed, trace));
        request.response().exceptionHandler(left -> exchange.interrupt());
        request.response().closeHandler(left -> exchange.interrupt());
        exchange.start();
    }

    private Forward.Body body(HttpServerRequest request, HeaderFields fields) {
        String length = fields.joined("content-length");
        if (fields.has("transfer-encoding")) {
            return arriving(request, Forward.Body.Arriving.UNKNOWN);
        }
        return length.isEmpty() || length.equals("0")
                ? new Forward.Body.None()
                : arriving(request, Long.parseLong(length));
    }

    private Forward.Body arriving(HttpServerRequest request, long length) {
        request.pause();
        return new Forward.Body.Arriving(new RequestBytes(request, vertx.getOrCreateContext()), length);
    }

    private static Optional<PassedRequest.Whose> whose(HeaderFields fields) {
        try {
            return Optional.of(new PassedRequest.Whose(
                    new SiteId(fields.joined(PassFields.SITE)),
                    new DeployId(fields.joined(PassFields.DEPLOY)),
                    new Epoch(Long.parseLong(fields.joined(PassFields.EPOCH))),
                    fields.joined(PassFields.REDIRECT)));
        } catch (IllegalArgumentException unnamed) {
            return Optional.empty();
        }
    }
}
