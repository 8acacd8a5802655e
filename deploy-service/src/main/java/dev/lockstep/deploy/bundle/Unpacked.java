package dev.lockstep.deploy.bundle;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.quota.Excess;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of a bundle. */
public sealed interface Unpacked {

    /** All files of the bundle, durable in the blob store; at least one. */
    record Files(SortedMap<CanonicalPath, Blob> files) implements Unpacked {
        public Files {
            files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        }
    }

    /** The bundle is refused whole; {@code reason} is fit for its sender to read. */
    record Refused(String reason) implements Unpacked {}

    /** The site may not have as much, whatever else the bundle holds. */
    record Excessive(Excess excess) implements Unpacked {}
}
