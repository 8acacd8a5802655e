package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** A deploy's {@code _redirects}. */
final class RedirectsFile {
    static final CanonicalPath PATH = new CanonicalPath("/_redirects");

    /** Some 50 000 rules of a usual length. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final Problems problems;

    RedirectsFile(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the file, if the deploy has it.
     *
     * @param served what visitors see
     * @throws IOException when the store fails, or lacks the file's blob
     */
    Redirects read(Map<CanonicalPath, Blob> files, Set<CanonicalPath> served, BlobStore blobs) throws IOException {
        Blob file = files.get(PATH);
        if (file == null) {
            return Redirects.NONE;
        }
        if (file.sizeBytes() > MOST_BYTES) {
            problems.add(
                    0, "the file is larger than " + MOST_BYTES / 1024 / 1024 + " MiB", "say more with placeholders");
            return Redirects.NONE;
        }
        try (InputStream source = blobs.require(file.digest())) {
            return read(source.readAllBytes(), served);
        }
    }

    private Redirects read(byte[] bytes, Set<CanonicalPath> served) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new RedirectsReader(served, problems).read(text);
        } catch (CharacterCodingException notUtf8) {
            problems.add(0, "the file is not UTF-8", "save it in that encoding");
            return Redirects.NONE;
        }
    }
}
