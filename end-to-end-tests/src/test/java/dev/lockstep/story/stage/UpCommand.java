package dev.lockstep.story.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** {@code ./lockstep up}, as a person at a terminal runs it; what it would build was built before the tests. */
public final class UpCommand implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private final Process process;
    private final Path data;
    private final Path output;

    private UpCommand(Process process, Path data, Path output) {
        this.process = process;
        this.data = data;
        this.output = output;
    }

    /** Starts it on a data directory, and returns at once. */
    public static UpCommand start(Path data, String... options) throws IOException {
        Path output = Files.createTempFile("lockstep-up-", ".out");
        List<String> command = new ArrayList<>(List.of("../lockstep", "up", "--data", data.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LOCKSTEP_BUILT", "yes");
        return new UpCommand(builder.start(), data, output);
    }

    /** Returns once it says what to try next. */
    public UpCommand awaitWelcome() {
        await().atMost(LONGEST_START).until(() -> output().contains("Try next") || !process.isAlive());
        assertThat(output()).contains("Try next");
        return this;
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What {@code platform.json} says. */
    public JsonNode description() throws IOException {
        return Json.read(Files.readString(data.resolve("platform.json")));
    }

    public Owner owner() throws IOException {
        return new Owner(
                URI.create(description().path("api").asText()),
                description().path("token").asText());
    }

    public List<URI> edges() throws IOException {
        return StreamSupport.stream(description().path("edges").spliterator(), false)
                .map(edge -> URI.create(edge.path("url").asText()))
                .toList();
    }

    /** SIGTERM; returns its exit code once it has ended. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    public int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("up ends").isTrue();
        return process.exitValue();
    }

    /** Processes that have to do with the data directory, whoever started them. */
    public List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(handle -> handle.info().commandLine().orElse(""))
                .filter(command -> command.contains(data.toString()))
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
