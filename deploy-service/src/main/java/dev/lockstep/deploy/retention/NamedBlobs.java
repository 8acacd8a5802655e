package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.blob.Digest;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;

/** Some of what names blobs. */
interface NamedBlobs {

    /**
     * Shows each blob that is named, or was by a deploy that was collected since an instant: all of them, or it fails.
     *
     * @throws IOException when any may be missing, since what names them cannot be read
     */
    void show(Instant collectedSince, Consumer<Digest> each) throws IOException;
}
