package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.KeptBlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Removes blobs by mark and sweep. First all that is named is marked, then what is not marked is removed if nobody has
 * counted on it since before the marking began, and the grace time before that.
 *
 * <p>So nothing has to stand still meanwhile. Whoever begins to name a blob has put it or used it shortly before: either the
 * blob is young, and stays, or it was named long enough ago for the marking to see. And whoever uses it while it is
 * removed is told the truth by the store.
 */
final class SweepBlobs {
    private final BlobStore blobs;
    private final List<NamedBlobs> named;
    private final Grace grace;
    private final Clock clock;

    SweepBlobs(BlobStore blobs, List<NamedBlobs> named, Grace grace, Clock clock) {
        this.blobs = blobs;
        this.named = List.copyOf(named);
        this.grace = grace;
        this.clock = clock;
    }

    /** What is to be done about a blob that nobody needs; says whether it is gone. */
    interface Removal {
        boolean remove(Blob blob, Instant before) throws IOException;
    }

    /**
     * Nothing is removed unless everything was marked.
     *
     * @throws IOException when something that names blobs cannot be read, or the store fails
     */
    Swept sweep(Removal removal) throws IOException {
        Instant before = before();
        Marks marks = new Marks();
        for (NamedBlobs names : named) {
            names.show(before, marks::add);
        }
        return new Sweep(marks, before, removal).through(blobs);
    }

    /** Whatever is not older than this is young. */
    Instant before() {
        return clock.instant().minus(grace.time());
    }

    private static final class Sweep {
        private final Marks marks;
        private final Instant before;
        private final Removal removal;
        private Swept swept = Swept.NOTHING;

        Sweep(Marks marks, Instant before, Removal removal) {
            this.marks = marks;
            this.before = before;
            this.removal = removal;
        }

        Swept through(BlobStore blobs) throws IOException {
            try {
                blobs.list(this::look);
                return swept;
            } catch (UncheckedIOException failure) {
                throw failure.getCause();
            }
        }

        private void look(KeptBlob kept) {
            Blob blob = kept.blob();
            try {
                if (kept.usedAt().isBefore(before) && !marks.have(blob.digest()) && removal.remove(blob, before)) {
                    swept = swept.and(blob);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
