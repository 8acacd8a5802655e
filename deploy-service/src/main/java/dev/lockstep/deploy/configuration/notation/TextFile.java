package dev.lockstep.deploy.configuration.notation;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A file of a deploy that says something about the site: UTF-8, and no larger than it may be. */
public record TextFile(CanonicalPath path, int mostBytes) {

    /** What people call it. */
    public String name() {
        return path.text().substring(1);
    }

    /**
     * What it says, without the mark that some editors put in front. Empty when the deploy has no such file, or one that
     * cannot be read, which is told of.
     *
     * @throws IOException when the store fails, or lacks the file's blob
     */
    public Optional<String> read(Map<CanonicalPath, Blob> files, BlobStore blobs, Problems problems)
            throws IOException {
        Blob file = files.get(path);
        if (file == null) {
            return Optional.empty();
        }
        if (file.sizeBytes() > mostBytes) {
            problems.add(
                    0, "the file is larger than " + mostBytes / 1024 / 1024 + " MiB", "say more with placeholders");
            return Optional.empty();
        }
        try (InputStream source = blobs.require(file.digest())) {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(source.readAllBytes()))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            problems.add(0, "the file is not UTF-8", "save it in that encoding");
            return Optional.empty();
        }
    }
}
