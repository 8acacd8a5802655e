package dev.lockstep.edge.door.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a door is put before connections. What has come with their first bytes, as by TLS, is read at once. */
class FrontDoorTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n";

    private static final int MOST_MILLIS = 20_000;

    private final Vertx vertx = Vertx.vertx();
    private final Refusals refusals = new Refusals();
    private final AtomicInteger requests = new AtomicInteger();

    @AfterEach
    void close() {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatHasComeWithTheFirstBytesGoesThroughTheDoor() throws IOException {
        FrontDoor door = door(1);

        String heard = visit(connection -> {
            door.handle(connection);
            read(connection, REQUEST);
            read(connection, "GET / HTTP/1.1\r\n\r\n");
        });

        assertThat(heard).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(requests).hasValue(1);
        assertThat(refusals.of(Refusal.HOST)).isEqualTo(1);
    }

    @Test
    void whoIsOneTooManyIsNotHeard() throws IOException {
        FrontDoor door = door(0);

        String heard = visit(connection -> {
            door.handle(connection);
            read(connection, REQUEST);
        });

        assertThat(heard).isEmpty();
        assertThat(requests).hasValue(0);
        assertThat(refusals.of(Refusal.TOO_MANY_CONNECTIONS)).isEqualTo(1);
    }

    @Test
    void withoutAPlaceForTheDoorNobodyIsHeard() throws IOException {
        FrontDoor door = door(1);

        String heard = visit(connection -> {
            var _ = pipeline(connection).remove("httpEncoder");
            door.handle(connection);
            read(connection, REQUEST);
        });

        assertThat(heard).isEmpty();
        assertThat(requests).hasValue(0);
    }

    @Test
    void whoIsInsideIsCountedUntilTheyHaveLeft() throws IOException {
        FrontDoor door = door(1);
        AtomicLong inside = new AtomicLong();

        String heard = visit(connection -> {
            door.handle(connection);
            inside.set(door.open());
            var _ = connection.close();
        });

        assertThat(heard).isEmpty();
        assertThat(inside).hasValue(1);
        await().untilAsserted(() -> assertThat(door.open()).isZero());
    }

    @Test
    void whoWasTurnedAwayIsNotCounted() throws IOException {
        FrontDoor door = door(0);
        AtomicLong inside = new AtomicLong();

        String heard = visit(connection -> {
            door.handle(connection);
            inside.set(door.open());
        });

        assertThat(heard).isEmpty();
        assertThat(inside).hasValue(0);
        assertThat(refusals.of(Refusal.TOO_MANY_CONNECTIONS)).isEqualTo(1);
    }

    private FrontDoor door(int connections) {
        Limits limits = new Limits(
                100,
                1_000,
                20,
                100,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                1,
                Duration.ofMinutes(1),
                connections);
        return new FrontDoor(limits, refusals, Clock.systemUTC());
    }

    /** Comes, says nothing more, stays until the connection is closed, and returns what was heard. */
    private String visit(Handler<HttpConnection> greeting) throws IOException {
        int port = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .connectionHandler(greeting)
                .requestHandler(request -> {
                    requests.incrementAndGet();
                    var _ = request.response().putHeader("connection", "close").end();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), port)) {
            visitor.setSoTimeout(MOST_MILLIS);
            return new String(visitor.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static void read(HttpConnection connection, String bytes) {
        var _ = pipeline(connection).fireChannelRead(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
    }

    private static ChannelPipeline pipeline(HttpConnection connection) {
        return ((HttpServerConnection) connection).channel().pipeline();
    }
}
