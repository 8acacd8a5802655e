package dev.lockstep.edge.vertx.pass;

import dev.lockstep.contracts.pass.EndToEnd;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.pass.PassFields;
import dev.lockstep.edge.pass.Passage;
import dev.lockstep.edge.pass.Workers;
import dev.lockstep.edge.vertx.flow.Published;
import dev.lockstep.edge.vertx.flow.Written;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * Workers over HTTP. A connection serves one request: one that is kept would not tell a worker that has died from one that
 * has heard the request, and only of the former may another be asked.
 */
public final class HttpWorkers implements Workers {

    private static final int HTTP = 80;
    private static final int LARGEST_HEADER = 64 * 1024;

    private final HttpClient client;
    private final Timeouts timeouts;

    /**
     * How patient an edge is with workers.
     *
     * @param connect until there is a connection
     * @param silence before an answer, and between two pieces of it
     */
    public record Timeouts(Duration connect, Duration silence) {}

    public HttpWorkers(Vertx vertx, Timeouts timeouts, int connections) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAlive(false)
                        .setConnectTimeout((int) timeouts.connect().toMillis())
                        .setMaxHeaderSize(LARGEST_HEADER),
                new PoolOptions().setHttp1MaxSize(connections));
        this.timeouts = timeouts;
    }

    @Override
    public CompletableFuture<Outcome> pass(URI worker, Passage passage) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        var _ = client.request(options(worker, passage))
                .onFailure(failure -> outcome.complete(new Outcome.Unreachable(reason(failure))))
                .onSuccess(request -> send(request, passage, outcome));
        return outcome;
    }

    private RequestOptions options(URI worker, Passage passage) {
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(passage.method()))
                .setHost(worker.getHost())
                .setPort(worker.getPort() < 0 ? HTTP : worker.getPort())
                .setURI(passage.target())
                .setConnectTimeout(timeouts.connect().toMillis());
    }

    private void send(HttpClientRequest request, Passage passage, CompletableFuture<Outcome> outcome) {
        if (outcome.isDone()) {
            request.reset();
            return;
        }
        passage.fields().lines().forEach(request::putHeader);
        var _ = outcome.whenComplete((_, gaveUp) -> {
            if (gaveUp != null) {
                request.reset();
            }
        });
        var _ = request.response()
                .onSuccess(response -> answered(request, response, outcome))
                .onFailure(failure -> outcome.complete(new Outcome.Silent(reason(failure))));
        switch (passage.body()) {
            case Passage.Body.None() -> {
                request.idleTimeout(timeouts.silence().toMillis());
                request.end();
            }
            case Passage.Body.Arriving(Flow.Publisher<ByteBuffer> bytes, long length) -> {
                if (length == Passage.Body.Arriving.UNKNOWN) {
                    request.setChunked(true);
                } else {
                    request.putHeader("content-length", Long.toString(length));
                }
                // Whoever is still being told something has no need to say anything.
                Runnable told = () -> request.idleTimeout(timeouts.silence().toMillis());
                bytes.subscribe(new Written(request, told, _ -> request.reset()));
            }
        }
    }

    private static void answered(
            HttpClientRequest request, HttpClientResponse response, CompletableFuture<Outcome> outcome) {
        response.pause();
        Outcome answered = new Outcome.Answered(
                response.statusCode(),
                EndToEnd.ofResponse(HeaderFields.of(response.headers())),
                new Published(response, request::reset),
                response.headers().contains(PassFields.LEAVING));
        if (!outcome.complete(answered)) {
            request.reset();
        }
    }

    private static String reason(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
