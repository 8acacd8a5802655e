package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.published;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.FreePort;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.vertx.FrontDoor;
import dev.lockstep.edge.vertx.listen.DataPlane;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each spelling of a path is answered as {@code docs/paths.md} says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedPathsTest {

    private static final Pattern ROW = Pattern.compile("^\\| `(.+?)` \\| (\\d+)(?: `(.+?)`)? \\|", Pattern.MULTILINE);
    private static final Limits LIMITS = new Limits(
            8_192,
            16_384,
            100,
            10_000,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            1_000,
            Duration.ofMinutes(1),
            1_000);

    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final Vertx vertx = Vertx.vertx();
    private int port;

    /** {@code there}: where the answer leads to, or the file that is shown; empty for a refusal. */
    record Row(String sent, int status, String there) {}

    static Stream<Row> rows() throws IOException {
        String page = Files.readString(Path.of("../docs/paths.md"));
        return ROW.matcher(page).results().map(DocumentedPathsTest::row);
    }

    @BeforeAll
    void listen() throws IOException {
        MemoryEdge edge = new MemoryEdge(
                Duration.ofMillis(50),
                CLOCK,
                "/about.html",
                "/team/index.html",
                "/both.html",
                "/both/index.html",
                "/404.html",
                "/docs/404.html",
                "/a b.html",
                "/caf\u00e9.html");
        edge.sites.apply(published("d1", 1));
        port = FreePort.next();
        FrontDoor door = new FrontDoor(LIMITS, new Refusals(), CLOCK);
        var _ = DataPlane.start(vertx, "127.0.0.1", port, door, edge.visits())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterAll
    void close() {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachSpellingMeansWhatIsDocumented(Row row) throws IOException {
        String answer = head(row.sent());

        assertThat(answer).startsWith("HTTP/1.1 " + row.status() + " ");
        if (row.status() == 301) {
            assertThat(answer).contains("\r\nlocation: " + row.there() + "\r\n");
        } else if (!row.there().isEmpty()) {
            assertThat(answer).contains(digest(row.there() + " of d1").hex().substring(0, 24));
        }
    }

    private String head(String target) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "HEAD " + target + " HTTP/1.1\r\nHost: shop.localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static Row row(MatchResult found) {
        String there = found.group(3);
        return new Row(found.group(1), Integer.parseInt(found.group(2)), there == null ? "" : there);
    }
}
