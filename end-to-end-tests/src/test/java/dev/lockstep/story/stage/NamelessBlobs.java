package dev.lockstep.story.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Blobs in the platform's store that nobody has named or counted on for a day. */
public final class NamelessBlobs {
    private final List<Path> files;

    private NamelessBlobs(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** Adds so many. */
    public static NamelessBlobs add(Stage stage, int count) throws IOException {
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        List<Path> files = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            files.add(add(stage.platform().blobs(), "nobody's " + number, yesterday));
        }
        return new NamelessBlobs(files);
    }

    /** How many are there. */
    public long left() {
        return files.stream().filter(Files::exists).count();
    }

    private static Path add(Path store, String content, FileTime usedAt) throws IOException {
        String name = Digest.of(content.getBytes(UTF_8)).hex();
        Path home = Files.createDirectories(store.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)));
        return Files.setLastModifiedTime(Files.writeString(home.resolve(name), content), usedAt);
    }
}
