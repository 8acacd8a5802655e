package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.blob.BlobStore;
import java.time.Duration;

/**
 * For how long a blob is kept that nobody names.
 *
 * <p>Somebody counts on a blob at the moment {@code t}. From then on it looks used after {@code t - renewsAfter}, and is
 * removed by a run that begins after {@code t - renewsAfter + time}. So there is {@code time - renewsAfter} left, less what
 * clocks differ by, in which it has to be named: nothing at all unless the one is longer than the other.
 */
record Grace(Duration time) {

    /** Refuses a time in which a blob that was counted on could go at once. */
    static Grace of(Duration time, BlobStore blobs) {
        if (time.compareTo(blobs.renewsAfter()) <= 0) {
            throw new IllegalArgumentException(
                    "lockstep.retention.grace is " + time + ", and blobs that are counted on may"
                            + " look as old as lockstep.blobs.s3.renew-after, " + blobs.renewsAfter()
                            + ": they could be removed at once. Set a grace time that is longer, by more than an upload takes");
        }
        return new Grace(time);
    }
}
