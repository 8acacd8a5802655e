package dev.lockstep.platform.bench.files;

import dev.lockstep.platform.bench.Resource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The folder that the compared servers serve files from, with each file's compressed form beside it. */
public record Origin(Path folder) {

    public static Origin write(Path folder, Map<Resource, byte[]> contents) throws IOException {
        for (Map.Entry<Resource, byte[]> content : contents.entrySet()) {
            Path file = folder.resolve(content.getKey().path().substring(1));
            Files.createDirectories(file.getParent());
            Files.write(file, content.getValue());
            try (OutputStream gzip =
                    new GZIPOutputStream(Files.newOutputStream(file.resolveSibling(file.getFileName() + ".gz")))) {
                gzip.write(content.getValue());
            }
        }
        return new Origin(folder);
    }
}
