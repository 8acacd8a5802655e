package dev.lockstep.story.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Chromium with one page, told what to do by its own protocol, the DevTools protocol. */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration START = Duration.ofMinutes(1);

    private final Process process;
    private final URI page;

    private Browser(Process process, URI page) {
        this.process = process;
        this.page = page;
    }

    /** Where it is installed. */
    public static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Browser open(Path program, URI address) throws IOException {
        Path profile = Files.createTempDirectory("browser-");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        address.toString())
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        Path listens = profile.resolve("DevToolsActivePort");
        await().atMost(START).until(() -> Files.exists(listens) && Files.size(listens) > 0);
        String port = Files.readString(listens, UTF_8).lines().findFirst().orElseThrow();
        URI pages = URI.create("http://127.0.0.1:" + port + "/json/list");
        return new Browser(
                process,
                await().atMost(START)
                        .until(() -> page(pages), Optional::isPresent)
                        .orElseThrow());
    }

    /** What a piece of JavaScript comes to, as text. */
    public String evaluate(String script) {
        Map<String, Object> command = Map.of(
                "id",
                1,
                "method",
                "Runtime.evaluate",
                "params",
                Map.of("expression", "String(" + script + ")", "returnByValue", true));
        Answer answer = new Answer();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket =
                    client.newWebSocketBuilder().buildAsync(page, answer).join();
            socket.sendText(Json.write(command), true).join();
            String text = answer.whole.join();
            socket.abort();
            return Json.read(text).path("result").path("result").path("value").asText();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Optional<URI> page(URI pages) {
        JsonNode all =
                Json.read(Http.send(HttpRequest.newBuilder(pages).build()).body());
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path("type").asText().equals("page"))
                .map(one -> URI.create(one.path("webSocketDebuggerUrl").asText()))
                .findFirst();
    }

    /** One message, which may come in pieces. */
    private static final class Answer implements WebSocket.Listener {
        private final StringBuilder pieces = new StringBuilder();
        private final CompletableFuture<String> whole = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
            pieces.append(piece);
            if (last) {
                whole.complete(pieces.toString());
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            whole.completeExceptionally(failure);
        }
    }
}
