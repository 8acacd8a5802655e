package dev.lockstep.platform.up.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One design of the example, made ready: its configuration names the catalogue that runs here. */
public record ExampleFolder(Path path) {

    private static final String PLACEHOLDER = "${CATALOGUE}";

    /** Copies a design and puts the catalogue's address in. */
    public static ExampleFolder prepare(Path design, Path target, String catalogue) throws IOException {
        try (var walk = Files.walk(design)) {
            for (Path source : walk.toList()) {
                copy(source, target.resolve(design.relativize(source).toString()));
            }
        }
        Path configuration = target.resolve("lockstep.yaml");
        Files.writeString(configuration, Files.readString(configuration).replace(PLACEHOLDER, catalogue));
        return new ExampleFolder(target);
    }

    /** Writes the folder as one archive. */
    public void zipTo(OutputStream target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(target)) {
            for (Path file : files()) {
                zip.putNextEntry(new ZipEntry(path.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private List<Path> files() throws IOException {
        try (var walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        if (Files.isDirectory(source)) {
            Files.createDirectories(target);
        } else {
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
