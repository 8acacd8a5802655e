package dev.lockstep.render.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.render.server.DeployFolder;
import dev.lockstep.render.server.Pacing;
import dev.lockstep.render.server.ServerId;
import dev.lockstep.render.server.Servers.Access;
import dev.lockstep.render.server.Servers.Use;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real servers: each is a file for Node in a folder of its own. */
class NodeServersIT {

    private static final CanonicalPath FILE = new CanonicalPath("/server.cjs");
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Manifest NO_FILES = new Manifest(new TreeMap<>(), new TreeMap<>(), List.of());
    private static final Pacing PACING =
            new Pacing(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(2), Duration.ofMinutes(10));
    private static final String ANSWERS = """
            const {createServer} = require('node:http');
            createServer((request, response) => {
              console.log('asked for ' + request.url);
              response.end([process.pid, ...Object.keys(process.env).sort()].join(' '));
            }).listen(process.env.PORT, process.env.HOST);
            """;

    @TempDir
    Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T21:00:00Z"));
    private NodeServers servers;

    @BeforeEach
    void start() throws IOException {
        servers = servers(2);
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void aServerIsStartedOnceAndKnowsNothingOfItsWorker() throws Exception {
        // Given
        ServerId shop = server("shop", ANSWERS);

        // When
        String first = ask(shop, "/a");
        String second = ask(shop, "/b");

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(first.split(" "))
                .contains("PORT", "HOST", "HOST_HEADER")
                .doesNotContain("HOME", "USER", "JAVA_HOME");
        try (Use use = opened(shop)) {
            await().atMost(LONGEST).untilAsserted(() -> assertThat(use.log()).contains("asked for /a", "asked for /b"));
        }
    }

    /** A virtual one would hold its carrier while the server is quiet; with enough of them no other virtual thread runs. */
    @Test
    void whatAServerWritesIsReadByAPlatformThread() throws Exception {
        // When
        ask(server("quiet", ANSWERS), "/");

        // Then it is among the threads that are listed, which virtual ones are not
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .contains("server-log");
    }

    @Test
    void severalDeploysRunSideBySide() throws Exception {
        // When
        String first = ask(server("one", ANSWERS), "/");
        String second = ask(server("two", ANSWERS), "/");

        // Then
        assertThat(pid(first)).isNotEqualTo(pid(second));
        assertThat(isAlive(pid(first))).isTrue();
        assertThat(isAlive(pid(second))).isTrue();
    }

    @Test
    void oneMoreThanMayRunTakesThePlaceOfTheLeastUsed() throws Exception {
        // Given
        ServerId one = server("one", ANSWERS);
        long first = pid(ask(one, "/"));
        pass(Duration.ofSeconds(1));
        long second = pid(ask(server("two", ANSWERS), "/"));

        // When
        ask(server("three", ANSWERS), "/");

        // Then
        assertThat(ended(first)).isTrue();
        assertThat(isAlive(second)).isTrue();
    }

    @Test
    void aServerInUseIsNotStoppedForAnother() throws Exception {
        // Given
        try (Use one = opened(server("one", ANSWERS));
                Use two = opened(server("two", ANSWERS))) {

            // When
            Access third = servers.use(server("three", ANSWERS), NO_FILES);

            // Then
            assertThat(third).isInstanceOf(Access.Unavailable.class);
            assertThat(one.base()).isNotEqualTo(two.base());
        }
    }

    @Test
    void anIdleServerIsStoppedAndStartedAgain() throws Exception {
        // Given
        ServerId shop = server("shop", ANSWERS);
        long first = pid(ask(shop, "/"));
        pass(PACING.idle());

        // When
        servers.stopIdle();

        // Then
        assertThat(ended(first)).isTrue();
        assertThat(pid(ask(shop, "/"))).isNotEqualTo(first);
    }

    @Test
    void oneThatCannotStartSaysWhyAndIsLeftAloneForAWhile() throws Exception {
        // Given
        ServerId broken = server("broken", "console.log('the start'); throw new Error('no such module');");

        // When
        Access first = servers.use(broken, NO_FILES);
        Files.writeString(directory.resolve("broken" + FILE.text()), ANSWERS);
        Access tooEarly = servers.use(broken, NO_FILES);
        pass(PACING.firstPause());
        String later = ask(broken, "/");

        // Then
        assertThat(first).isInstanceOfSatisfying(Access.Unavailable.class, unavailable -> {
            assertThat(unavailable.reason()).isEqualTo("the server has ended");
            assertThat(unavailable.log()).contains("the start", "no such module", "the server ended with code 1");
        });
        assertThat(tooEarly).isInstanceOf(Access.Unavailable.class);
        assertThat(later).isNotEmpty();
    }

    @Test
    void oneThatGivesNoFirstAnswerIsEnded() throws Exception {
        // Given
        ServerId mute = server("mute", """
                require('node:http').createServer(() => {}).listen(process.env.PORT, process.env.HOST);
                """);

        // When
        try (Use use = opened(mute)) {
            use.silent("it gave no answer");
        }

        // Then
        assertThat(servers.use(mute, NO_FILES))
                .isInstanceOfSatisfying(
                        Access.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).isEqualTo("it gave no answer"));
    }

    @Test
    void aServerThatHangsDoesNotOutliveItsWorker() throws Exception {
        // Given a worker, for which another process stands that holds the pipe
        server("hung", "console.log('pid ' + process.pid); while (true);");
        ProcessBuilder guarded = command().builder(directory.resolve("hung"), FILE, 1);
        List<Process> started = ProcessBuilder.startPipeline(List.of(new ProcessBuilder("sleep", "600"), guarded));
        Process worker = started.getFirst();
        Process guard = started.getLast();
        String line = guard.inputReader(UTF_8).readLine();
        long server = Long.parseLong(line.substring("pid ".length()));

        // When
        worker.destroyForcibly();

        // Then
        assertThat(guard.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ended(server)).isTrue();
    }

    private NodeServers servers(int most) throws IOException {
        return new NodeServers(command(), folders(), PACING, most, now::get);
    }

    private NodeCommand command() throws IOException {
        return NodeCommand.of("node", directory.resolve("scripts"), 64);
    }

    /** Servers are written where they would be unpacked. */
    private DeployFolder folders() {
        return new DeployFolder() {
            @Override
            public Path of(Digest digest, Manifest manifest) throws IOException {
                return Path.of(Files.readString(directory.resolve(digest.toString())));
            }

            @Override
            public void forget(Digest digest) {}
        };
    }

    private ServerId server(String name, String script) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(folder.resolve(FILE.text().substring(1)), script);
        Digest deploy = Digest.of(name.getBytes(UTF_8));
        Files.writeString(directory.resolve(deploy.toString()), folder.toString());
        return new ServerId(deploy, FILE);
    }

    private Use opened(ServerId server) throws IOException, InterruptedException {
        Access access = servers.use(server, NO_FILES);
        assertThat(access).isInstanceOf(Access.Open.class);
        return ((Access.Open) access).use();
    }

    private String ask(ServerId server, String path) throws IOException, InterruptedException {
        try (Use use = opened(server);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(use.base().resolve(path)).build();
            String answer = client.send(request, BodyHandlers.ofString()).body();
            use.answered();
            return answer;
        }
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static long pid(String answer) {
        return Long.parseLong(answer.substring(0, answer.indexOf(' ')));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static boolean ended(long pid) throws Exception {
        return ProcessHandle.of(pid).isEmpty()
                || ProcessHandle.of(pid).get().onExit().get(30, TimeUnit.SECONDS) != null;
    }
}
