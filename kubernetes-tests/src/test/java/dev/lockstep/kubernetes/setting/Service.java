package dev.lockstep.kubernetes.setting;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.kubernetes.manifest.Repository;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The services, and where their sources are. */
public enum Service {
    DEPLOY,
    EDGE,
    RENDER;

    /** What it is called in a cluster. */
    public String workload() {
        return "lockstep-" + word();
    }

    /** What it is called in sentences. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its {@code application.properties} say. */
    public Properties properties() {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(main().resolve("resources/application.properties"))) {
            properties.load(file);
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its own sources in Java. */
    public List<Path> sources() {
        return java(main().resolve("java")).toList();
    }

    /** Its own settings, and those of the parts that it shares with others. */
    public List<Setting> settings() {
        Stream<Path> shared = java(Repository.ROOT.resolve("contracts"));
        Properties properties = properties();
        return SettingSources.read(Stream.concat(sources().stream(), shared).toList()).stream()
                .map(setting -> properties.containsKey(setting.key())
                        ? setting.withStandard(properties.getProperty(setting.key()))
                        : setting)
                .toList();
    }

    /** A constant of its own sources, which has to be there once. */
    public Duration seconds(String constant) {
        Pattern form = Pattern.compile("\\bDuration " + constant + " = Duration\\.ofSeconds\\((\\d+)\\);");
        List<Long> found = sources().stream()
                .flatMap(source -> form.matcher(text(source)).results())
                .map(result -> Long.valueOf(result.group(1)))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(word() + " has " + found.size() + " constants " + constant);
        }
        return Duration.ofSeconds(found.getFirst());
    }

    /** The build file's words: which libraries it has. */
    public String build() {
        return text(folder().resolve("pom.xml"));
    }

    public static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path folder() {
        return Repository.ROOT.resolve(word() + "-service");
    }

    private Path main() {
        return folder().resolve("src/main");
    }

    private static Stream<Path> java(Path below) {
        try (Stream<Path> files = Files.walk(below)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/src/test/"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
