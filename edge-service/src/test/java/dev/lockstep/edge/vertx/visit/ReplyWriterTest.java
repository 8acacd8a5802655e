package dev.lockstep.edge.vertx.visit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.blob.files.FileBlobStore;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.edge.answer.DateHeader;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.answer.RequestHead;
import dev.lockstep.edge.answer.Selected;
import dev.lockstep.edge.body.Bodies;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies over real connections, from wherever they are kept. */
class ReplyWriterTest {
    private static final int BYTES = 300_000;
    private static final String CONTENT = content();

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    private Path folder;

    /** Where a body is. */
    enum Kept {
        IN_MEMORY,
        IN_A_FILE,
        IN_A_STORE_WITHOUT_FILES,
        IN_A_COPY_THAT_WAS_GIVEN_UP
    }

    @AfterEach
    void close() {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
        blocking.close();
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void aBodyIsTheSameEachTime(Kept kept) throws IOException {
        Served served = serve(kept);

        for (int time = 0; time < 3; time++) {
            String answer = served.get("");
            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").containsIgnoringCase("\r\ncontent-length: " + BYTES);
            assertThat(body(answer)).isEqualTo(CONTENT);
        }
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void aPartIsThoseBytesAlone(Kept kept) throws IOException {
        String answer = serve(kept).get("Range: bytes=100000-200000\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 206 Partial Content\r\n")
                .contains("\r\ncontent-range: bytes 100000-200000/" + BYTES + "\r\n");
        assertThat(body(answer)).isEqualTo(CONTENT.substring(100_000, 200_001));
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void severalPartsAreSentInOneBody(Kept kept) throws IOException {
        String answer = serve(kept).get("Range: bytes=-2,0-99999\r\n");

        String boundary = answer.replaceFirst("(?s).*boundary=(\\S+)\r\n.*", "$1");
        assertThat(body(answer).split("\r\n--" + boundary, -1))
                .satisfiesExactly(
                        nothing -> assertThat(nothing).isEmpty(),
                        first -> assertThat(first)
                                .endsWith("bytes 299998-299999/300000\r\n\r\n" + CONTENT.substring(BYTES - 2)),
                        second -> assertThat(second)
                                .endsWith("bytes 0-99999/300000\r\n\r\n" + CONTENT.substring(0, 100_000)),
                        end -> assertThat(end).isEqualTo("--\r\n"));
        assertThat(answer)
                .containsIgnoringCase("\r\ncontent-length: " + body(answer).length() + "\r\n");
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void whoAsksForTheHeadGetsTheSameHeadAlone(Kept kept) throws IOException {
        Served served = serve(kept);

        String head = served.ask("HEAD", "");

        String whole = served.get("");
        assertThat(withoutDate(head)).isEqualTo(withoutDate(whole.substring(0, whole.indexOf("\r\n\r\n") + 4)));
    }

    @Test
    void aFileThatDoesNotHoldWhatItsNameSaysIsSentToNobody() throws IOException {
        Served served = serve(Kept.IN_A_FILE);
        try (var files = Files.walk(folder)) {
            Files.write(
                    files.filter(Files::isRegularFile).findFirst().orElseThrow(),
                    CONTENT.replace('a', 'b').getBytes(ISO_8859_1));
        }

        assertThat(served.get("Range: bytes=0-9\r\n"))
                .startsWith("HTTP/1.1 503 ")
                .doesNotContain("content-range");
        assertThat(body(served.get(""))).as("broken off before its end").hasSizeLessThan(BYTES);
    }

    @Test
    void whatGoesOutInItsPlaceIsWhole() throws IOException {
        Served served = serve(Kept.IN_A_FILE, _ -> Reply.plain(503, "This edge knows nothing."));

        assertThat(served.get("")).startsWith("HTTP/1.1 503 ").endsWith("\r\n\r\nThis edge knows nothing.\n");
    }

    private BlobStore store(Kept kept) throws IOException {
        return switch (kept) {
            case IN_A_FILE -> new FileBlobStore(folder);
            case IN_MEMORY, IN_A_STORE_WITHOUT_FILES -> new MemoryBlobStore();
            case IN_A_COPY_THAT_WAS_GIVEN_UP ->
                new MemoryBlobStore() {
                    @Override
                    public Optional<Path> file(Digest digest) {
                        return Optional.of(folder.resolve(digest.hex()));
                    }
                };
        };
    }

    private Served serve(Kept kept) throws IOException {
        return serve(kept, UnaryOperator.identity());
    }

    private Served serve(Kept kept, UnaryOperator<Reply> lastLook) throws IOException {
        BlobStore blobs = store(kept);
        Blob blob = blobs.put(new ByteArrayInputStream(CONTENT.getBytes(ISO_8859_1)));
        long memory = kept == Kept.IN_MEMORY ? 32L * BYTES : BYTES;
        ReplyWriter writer =
                new ReplyWriter(new Bodies(blobs, memory, blocking), blocking, new DateHeader(Clock.systemUTC()));
        Map<String, String> headers = Map.of("etag", "\"x\"", "content-type", "text/plain");
        Reply reply = new Reply(200, new TreeMap<>(headers), new Reply.Content.Stored(blob));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request ->
                        writer.write(request, vertx.getOrCreateContext(), selected(reply, request), lastLook))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return new Served(server.actualPort());
    }

    private static Reply selected(Reply reply, HttpServerRequest request) {
        RequestHead head = new RequestHead(
                new CanonicalPath("/x"),
                Map.of(),
                name -> String.join(", ", request.headers().getAll(name)));
        return Selected.of(reply, head, request.method().name().equals("GET"));
    }

    private record Served(int port) {
        String get(String fields) throws IOException {
            return ask("GET", fields);
        }

        String ask(String method, String fields) throws IOException {
            String request = method + " /x HTTP/1.1\r\nHost: x\r\n" + fields + "Connection: close\r\n\r\n";
            try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), port)) {
                visitor.getOutputStream().write(request.getBytes(ISO_8859_1));
                return new String(visitor.getInputStream().readAllBytes(), ISO_8859_1);
            }
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static String withoutDate(String head) {
        return head.replaceFirst("(?i)\r\ndate: [^\r]*", "");
    }

    private static String content() {
        return new Random(1)
                .ints(BYTES, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
