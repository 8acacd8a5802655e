package dev.lockstep.deploy.bundle;

import dev.lockstep.deploy.quota.Tally;
import java.io.IOException;
import java.io.InputStream;

/** Stores the files of a bundle, one at a time and never whole in memory. */
@FunctionalInterface
public interface UnpackBundle {

    /**
     * Reads {@code source} to its end, unless it is beyond the limits or its site's quota, and does not close it. Blobs of a
     * bundle that is refused half-way may stay in the store, where nothing names them.
     *
     * @throws IOException when the source breaks off or the storage fails, never because of what the bundle holds
     */
    Unpacked unpack(InputStream source, BundleKind kind, Tally tally) throws IOException;
}
