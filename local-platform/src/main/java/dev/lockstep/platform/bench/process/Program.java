package dev.lockstep.platform.bench.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of this machine. */
public record Program(Path path) {

    /** Where daemons are, which is not on everybody's path. */
    private static final List<String> OF_DAEMONS = List.of("/usr/local/sbin", "/usr/sbin");

    public static Optional<Program> find(String name) {
        Stream<String> onPath =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(onPath, OF_DAEMONS.stream())
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Program::new);
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** The first line that it prints, whatever it thinks of being asked. */
    public String firstLine(String... arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of(toString()), Arrays.stream(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            return Optional.ofNullable(out.readLine()).orElse("").strip();
        }
    }
}
