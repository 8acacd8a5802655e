package dev.lockstep.platform.bench.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file with names in it, such as a server's configuration. */
public record Template(Path file) {

    /** Writes the file with a value in the place of each {@code ${NAME}}. */
    public Path fill(Path target, Map<String, Object> values) throws IOException {
        String text = Files.readString(file);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue().toString());
        }
        return Files.writeString(target, text);
    }
}
