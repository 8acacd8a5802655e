package dev.lockstep.contracts.blob;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps blobs. A put that has returned survives the crash of any process and of the machine; one that has not leaves
 * nothing visible. Putting the same bytes again is harmless, from several processes at once too.
 *
 * <p>Every method throws {@link IOException} when the storage itself fails (full, gone, forbidden).
 */
public interface BlobStore {

    /** Stores everything up to the end of {@code source} without holding it in memory. */
    Blob put(InputStream source) throws IOException;

    /** Stores everything up to the end of {@code source} if it has the digest that was promised. */
    PutOutcome put(InputStream source, Digest promised) throws IOException;

    boolean contains(Digest digest) throws IOException;

    /**
     * Opens a blob; empty when the store has none of that name. The stream checks as it is read and throws
     * {@link CorruptBlobException} instead of reporting its end: act on the bytes only after reading to the end.
     */
    Optional<InputStream> open(Digest digest) throws IOException;

    /** Where a blob is on this machine's own disk, for those who can send a file as it is; empty when it is elsewhere. */
    default Optional<Path> file(Digest digest) throws IOException {
        return Optional.empty();
    }

    /** Opens a blob that must be there: one that is not has been lost, as {@link FileNotFoundException} says. */
    default InputStream require(Digest digest) throws IOException {
        return open(digest).orElseThrow(() -> new FileNotFoundException("the store has lost blob " + digest));
    }
}
