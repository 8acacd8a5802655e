package dev.lockstep.edge.vertx.pass;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.pass.Passage;
import dev.lockstep.edge.pass.Whole;
import dev.lockstep.edge.pass.Workers.Outcome;
import dev.lockstep.edge.pass.WorkersContract;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server on this machine. */
class HttpWorkersTest extends WorkersContract {

    private static final HttpWorkers.Timeouts TIMEOUTS =
            new HttpWorkers.Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20));

    private final Vertx vertx = Vertx.vertx();
    private final HttpWorkers workers = new HttpWorkers(vertx, TIMEOUTS, 4);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int closed;

    private int status;
    private HeaderFields fields = HeaderFields.NONE;
    private String body = "";
    private boolean whole;

    @BeforeEach
    void listen() {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(sent -> hear(request, sent)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        HttpServer gone = vertx.createHttpServer()
                .requestHandler(HttpServerRequest::response)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        closed = gone.actualPort();
        gone.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aWorkerThatHasDiedSinceCannotBeReached() throws Exception {
        // Given a worker that answers once, and listens no more
        Passage passage = new Passage("GET", "/account", HeaderFields.NONE, new Passage.Body.None());
        try (ServerSocket dying = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI worker = URI.create("http://127.0.0.1:" + dying.getLocalPort());
            Thread serving = Thread.ofVirtual().start(() -> answerOnce(dying));
            Heard first = pass(worker, passage);
            assertThat(first.outcome()).isInstanceOf(Outcome.Answered.class);
            assertThat(first.body().text.join()).isEmpty();

            // When it is asked again
            Heard second = pass(worker, passage);

            // Then nothing was sent
            assertThat(second.outcome()).isInstanceOf(Outcome.Unreachable.class);
            serving.join();
        }
    }

    /** Whatever comes on the connection after that is heard, and not answered. */
    private static void answerOnce(ServerSocket listening) {
        try (Socket edge = listening.accept()) {
            listening.close();
            BufferedReader in = new BufferedReader(new InputStreamReader(edge.getInputStream(), UTF_8));
            assertThat(in.lines().takeWhile(line -> !line.isEmpty())).isNotEmpty();
            edge.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
            assertThat(in.read()).isNotZero();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    protected Heard pass(URI worker, Passage passage) {
        CompletableFuture<Heard> heardOf = new CompletableFuture<>();
        vertx.runOnContext(_ -> {
            var _ = workers.pass(worker, passage).thenAccept(outcome -> {
                Whole taken = new Whole();
                if (outcome instanceof Outcome.Answered answered) {
                    answered.body().subscribe(taken);
                }
                heardOf.complete(new Heard(outcome, taken));
            });
        });
        return heardOf.join();
    }

    @Override
    protected URI worker() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @Override
    protected URI nobody() {
        return URI.create("http://127.0.0.1:" + closed);
    }

    @Override
    protected void workerSays(int status, HeaderFields fields, String body, boolean whole) {
        this.status = status;
        this.fields = fields;
        this.body = body;
        this.whole = whole;
    }

    @Override
    protected List<String> heard() {
        return List.copyOf(heard);
    }

    private void hear(HttpServerRequest request, Buffer sent) {
        heard.add((request.method() + " " + request.uri() + " " + sent).strip());
        if (status == 0) {
            var _ = request.connection().close();
            return;
        }
        fields.lines().forEach(request.response()::putHeader);
        request.response().setStatusCode(status).setChunked(true);
        request.response().write(body).onComplete(_ -> {
            if (whole) {
                request.response().end();
            } else {
                request.response().reset();
            }
        });
    }
}
