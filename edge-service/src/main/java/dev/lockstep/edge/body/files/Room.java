package dev.lockstep.edge.body.files;

import dev.lockstep.contracts.blob.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The copies that the disk has room for, those asked for lately before all others: strictly so, as what has just been copied
 * is about to be read, which a cache that weighs how often something was asked for would give up first. What is still
 * coming takes room as well.
 */
final class Room {

    private static final System.Logger LOG = System.getLogger(Room.class.getName());
    private static final float USUAL_LOAD = 0.75f;

    private final long mostBytes;
    private final Map<Digest, Copy> copies = new LinkedHashMap<>(16, USUAL_LOAD, true);
    private long taken;

    Room(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The file of a copy, which may be given up at any time. */
    synchronized Optional<Path> file(Digest digest) {
        return Optional.ofNullable(copies.get(digest)).map(Copy::file).filter(Files::exists);
    }

    /** A copy to read, which can be read to its end even if it is given up meanwhile. Forgets one that somebody removed. */
    synchronized Optional<InputStream> open(Digest digest) throws IOException {
        @Nullable Copy copy = copies.get(digest);
        if (copy == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.newInputStream(copy.file()));
        } catch (NoSuchFileException removed) {
            giveUp(digest);
            return Optional.empty();
        }
    }

    /** Takes room for bytes that are coming, from copies that nobody has asked for the longest. False if others come, too. */
    synchronized boolean take(long bytes) {
        Iterator<Copy> eldest = copies.values().iterator();
        while (taken + bytes > mostBytes && eldest.hasNext()) {
            Copy copy = eldest.next();
            eldest.remove();
            discard(copy);
        }
        if (taken + bytes > mostBytes) {
            return false;
        }
        taken += bytes;
        return true;
    }

    /** Gives back what was taken for bytes that never came to their end. */
    synchronized void leave(long bytes) {
        taken -= bytes;
    }

    /** Keeps a copy that room was taken for. */
    synchronized void keep(Digest digest, Copy copy) {
        copies.put(digest, copy);
    }

    /** No copy may take more than half, so that one does not push out all others. */
    long mostBytesOfOne() {
        return mostBytes / 2;
    }

    synchronized void giveUp(Digest digest) {
        @Nullable Copy copy = copies.remove(digest);
        if (copy != null) {
            discard(copy);
        }
    }

    private void discard(Copy copy) {
        taken -= copy.sizeBytes();
        try {
            Files.deleteIfExists(copy.file());
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "copy of a blob not removed file=" + copy.file(), failure);
        }
    }
}
