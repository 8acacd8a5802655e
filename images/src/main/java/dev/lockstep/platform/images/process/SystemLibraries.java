package dev.lockstep.platform.images.process;

import dev.lockstep.platform.images.Base;
import dev.lockstep.platform.images.CannotBuildImage;
import dev.lockstep.platform.images.Material;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The root file system below Java: libraries of this machine, and no program. */
public final class SystemLibraries {

    private static final Pattern LIBRARY = Pattern.compile("\\s*(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)");
    private static final String C_LIBRARY = "libc.so.6";

    /** What native parts of jars are linked with; they are opened while a service runs, so that nothing else tells. */
    private static final List<String> OPENED_LATER = List.of(
            "libm.so.6",
            "libdl.so.2",
            "libpthread.so.0",
            "librt.so.1",
            "libresolv.so.2",
            "libgcc_s.so.1",
            "libstdc++.so.6");

    /** Names of files are UTF-8, which the C library has to be told by a locale. */
    private static final Path LOCALE = Path.of("/usr/lib/locale/C.utf8");

    private SystemLibraries() {}

    /** Copies what Java and other programs need to where it is on this machine, below another root; returns of which packages it is. */
    public static List<Material> copy(LinkedRuntime runtime, List<Path> programs, Path root)
            throws IOException, InterruptedException {
        Set<Path> libraries = new LinkedHashSet<>();
        for (Path program :
                Stream.concat(Stream.of(runtime.java()), programs.stream()).toList()) {
            libraries.addAll(linked(program));
        }
        libraries.removeIf(library -> library.startsWith(runtime.home()));
        libraries.addAll(openedLater(libraries));
        for (Path library : libraries) {
            copyTo(root, library);
        }
        copyLocale(root);
        configure(root);
        Set<Path> recorded = new LinkedHashSet<>(libraries);
        recorded.addAll(programs);
        return PackageRecords.copy(recorded, root);
    }

    private static List<Path> linked(Path program) throws IOException, InterruptedException {
        return Tool.output(List.of("ldd", program.toString())).stream()
                .map(LIBRARY::matcher)
                .filter(Matcher::matches)
                .map(line -> Path.of(line.group(1)).normalize())
                .toList();
    }

    private static List<Path> openedLater(Set<Path> linked) {
        Path library = linked.stream()
                .filter(each -> each.endsWith(C_LIBRARY))
                .findFirst()
                .orElseThrow(() -> new CannotBuildImage(
                        "Java is not linked with the GNU C library here: name an image to build on with --base"));
        return OPENED_LATER.stream().map(name -> besides(library, name)).toList();
    }

    /** Systems that have moved everything below /usr have it under both paths, others under one. */
    private static Path besides(Path library, String name) {
        Path belowUsr = Path.of("/usr").resolve(Path.of("/").relativize(library));
        return Stream.of(library, belowUsr)
                .map(place -> place.resolveSibling(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new CannotBuildImage(name + " is missing beside " + library
                        + ": install it, or name an image to build on with --base"));
    }

    private static void copyTo(Path root, Path file) throws IOException {
        Path copy = root.resolve(Path.of("/").relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file.toRealPath(), copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copyLocale(Path root) throws IOException {
        if (Files.isDirectory(LOCALE)) {
            try (var files = Files.walk(LOCALE)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    copyTo(root, file);
                }
            }
        }
    }

    private static void configure(Path root) throws IOException {
        for (Map.Entry<String, List<String>> file : Base.configuration().entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
