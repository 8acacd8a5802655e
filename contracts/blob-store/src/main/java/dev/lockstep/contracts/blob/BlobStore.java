package dev.lockstep.contracts.blob;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps blobs. A put that has returned survives the crash of any process and of the machine; one that has not leaves
 * nothing visible. Putting the same bytes again is harmless, from several processes at once too.
 *
 * <p>A blob is as young as its last use. Every put uses it, also one that finds the bytes there already, and so does
 * {@link #use}: what nobody names yet is kept from collection by its age alone. The age is the store's own, such as a
 * time of modification, so that all processes see the same.
 *
 * <p>Every method throws {@link IOException} when the storage itself fails (full, gone, forbidden).
 */
public interface BlobStore {

    /** Stores everything up to the end of {@code source} without holding it in memory. */
    Blob put(InputStream source) throws IOException;

    /** Stores everything up to the end of {@code source} if it has the digest that was promised. */
    PutOutcome put(InputStream source, Digest promised) throws IOException;

    /**
     * Whether a blob is there, in whatever state.
     *
     * @throws IOException when that cannot be told, as all of the store is away: what is elsewhere is not lost
     */
    boolean contains(Digest digest) throws IOException;

    /**
     * Asks for a blob in order to count on it: one that is there is as young as one that was put now, or was younger than
     * {@link #renewsAfter} before; one that is not has to be put. Use this and not {@link #contains} before telling somebody that they need not send the bytes.
     */
    boolean use(Digest digest) throws IOException;

    /**
     * How old a blob may be for a use to leave it as old as it is. Whoever removes what nobody used for a time takes a longer
     * one: only what it exceeds this by is left for a use to be followed by a name. None where every use makes a blob young.
     */
    default Duration renewsAfter() {
        return Duration.ZERO;
    }

    /** Shows every blob, in any order, without holding them all in memory. */
    void list(Consumer<KeptBlob> each) throws IOException;

    /**
     * Removes a blob that nobody has used since {@code before}, which lies back by more than {@link #renewsAfter}. One that is
     * used at the same time stays, or whoever used it was told that it is not there. Removing what is not there is harmless. No
     * two processes may remove at a time.
     *
     * @return whether it was removed
     */
    boolean remove(Digest digest, Instant before) throws IOException;

    /** Why nothing is ever removed here, or may not be, and what to do, for whoever runs the platform; empty where all is well. */
    default Optional<String> whyNothingIsRemoved() throws IOException {
        return Optional.empty();
    }

    /**
     * Removes what puts have left that were killed, where that stays: whatever nothing has been added to since
     * {@code before}. A put that goes on afterwards fails.
     */
    default void removeUnfinished(Instant before) throws IOException {}

    /**
     * Opens a blob; empty when the store has none of that name. The stream checks as it is read and throws
     * {@link CorruptBlobException} instead of reporting its end: act on the bytes only after reading to the end.
     */
    Optional<InputStream> open(Digest digest) throws IOException;

    /**
     * As {@link #open}, if this machine's own disk is known to have a copy. Asks nobody else, and so takes no longer than
     * that disk does; a directory may be a disk of others.
     */
    default Optional<InputStream> atHand(Digest digest) throws IOException {
        return Optional.empty();
    }

    /** Where a blob is on this machine's own disk, for those who can send a file as it is; empty when it is elsewhere. */
    default Optional<Path> file(Digest digest) throws IOException {
        return Optional.empty();
    }

    /** Opens a blob that must be there: one that is not has been lost, as {@link FileNotFoundException} says. */
    default InputStream require(Digest digest) throws IOException {
        return open(digest).orElseThrow(() -> new FileNotFoundException("the store has lost blob " + digest));
    }
}
