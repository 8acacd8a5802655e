package dev.lockstep.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus' own tool. A package of Debian's that not everybody has; where all tests are run for a merge it is installed. */
final class Promtool {

    private Promtool() {}

    /** Runs it in a folder; fails when it does. */
    static void run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        assumeTrue(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(bin -> Files.isExecutable(Path.of(bin, "promtool"))),
                "promtool is not on the path: install Debian's package prometheus to have the rules checked");
        List<String> command =
                Stream.concat(Stream.of("promtool"), arguments.stream()).toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as("%s", said).isZero();
    }
}
