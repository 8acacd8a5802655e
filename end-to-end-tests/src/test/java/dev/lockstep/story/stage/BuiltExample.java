package dev.lockstep.story.stage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What npm builds of an example of a framework. It is built once for each content of the example, below {@code target};
 * deploys of it differ in what is put in place of some of its text.
 *
 * @param folder what is deployed
 */
public record BuiltExample(Path folder, Map<String, String> replaced) {
    private static final Path EXAMPLES = Path.of("../examples");
    private static final Path BUILDS = Path.of("target/examples");
    private static final Set<String> NO_SOURCES = Set.of(
            "node_modules", "dist", "build", ".next", ".nuxt", ".output", ".astro", ".svelte-kit", "next-env.d.ts");

    /** What the build takes for the address of the catalogue. */
    private static final String CATALOGUE = "http://catalogue.invalid";

    private static final Map<String, String> ENVIRONMENT =
            Map.of("CATALOGUE", CATALOGUE, "NEXT_TELEMETRY_DISABLED", "1", "ASTRO_TELEMETRY_DISABLED", "1");

    public BuiltExample {
        replaced = Map.copyOf(replaced);
    }

    /**
     * Builds it, unless that has been done.
     *
     * @param output where its build leaves what is deployed
     */
    public static BuiltExample of(String name, String output) throws IOException, InterruptedException {
        Map<String, byte[]> sources = files(EXAMPLES.resolve(name), NO_SOURCES);
        Path home = BUILDS.resolve(name + "-" + digest(sources)).toAbsolutePath();
        Path built = home.resolve("built");
        if (!Files.exists(built)) {
            for (var source : sources.entrySet()) {
                Path copy = home.resolve(source.getKey());
                Files.createDirectories(copy.getParent());
                Files.write(copy, source.getValue());
            }
            npm(home, "ci", "--no-audit", "--no-fund");
            npm(home, "run", "build");
            remove(home.resolve("node_modules"));
            Files.createFile(built);
        }
        return new BuiltExample(home.resolve(output), Map.of());
    }

    /** The same, asking another catalogue. */
    public BuiltExample askingAt(String catalogue) {
        return with(CATALOGUE, catalogue);
    }

    /** The same with another text, in whatever file it stands. */
    public BuiltExample with(String text, String instead) {
        Map<String, String> more = new LinkedHashMap<>(replaced);
        more.put(text, instead);
        return new BuiltExample(folder, more);
    }

    public byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files(folder, Set.of()).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(replace(file.getValue()));
            }
        }
        return bytes.toByteArray();
    }

    /** Taken for Latin 1, which keeps every byte as it is. */
    private byte[] replace(byte[] content) {
        String text = new String(content, ISO_8859_1);
        for (var one : replaced.entrySet()) {
            text = text.replace(one.getKey(), one.getValue());
        }
        return text.getBytes(ISO_8859_1);
    }

    /** All files in their order, except those at {@code without}. */
    private static Map<String, byte[]> files(Path folder, Set<String> without) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> wanted = all.filter(Files::isRegularFile)
                    .filter(file ->
                            !without.contains(folder.relativize(file).getName(0).toString()))
                    .sorted()
                    .toList();
            for (Path file : wanted) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static String digest(Map<String, byte[]> files) {
        StringBuilder all = new StringBuilder();
        files.forEach((name, content) ->
                all.append(name).append(' ').append(Digest.of(content)).append('\n'));
        return Digest.of(all.toString().getBytes(UTF_8)).toString().substring(0, 12);
    }

    private static void npm(Path folder, String... arguments) throws InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("npm"), Stream.of(arguments)).toList();
        try {
            Run run = Run.of(folder, ENVIRONMENT, command);
            assertThat(run.code()).as("%s in %s: %s", command, folder, run).isZero();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "npm does not run: install Node 20 or newer with npm, or leave this out by -P '!frameworks'",
                    failure);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
