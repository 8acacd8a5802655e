package dev.lockstep.platform.images.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.platform.images.archive.OciArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Images as the command makes them. */
final class Made {

    private Made() {}

    static void images(Path directory, String... options) {
        List<String> arguments = Stream.concat(Stream.of("--archive", directory.toString()), Stream.of(options))
                .toList();
        assertThat(new CommandLine(new Images()).execute(arguments.toArray(String[]::new)))
                .isZero();
    }

    static void imagesInAnotherProcess(Path directory, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlockstep.build=" + System.getProperty("lockstep.build"),
                "-cp",
                System.getProperty("java.class.path"),
                Images.class.getName(),
                "--archive",
                directory.toString()));
        command.addAll(List.of(options));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    static OciArchive archive(Path directory, String service) throws IOException {
        return new OciArchive(directory.resolve("lockstep-" + service + ".tar"));
    }
}
