package dev.lockstep.deploy.bundle;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.quota.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes in the entries of one bundle and holds them to its limits and its site's, whatever the archive says of itself. */
public final class Contents {
    private final BlobStore blobs;
    private final BundleLimits limits;
    private final Tally tally;
    private final SortedMap<CanonicalPath, Blob> files = new TreeMap<>();
    private long left;
    private int entries;

    /**
     * Begins with an empty bundle.
     *
     * @param packedBytes the size of the archive
     */
    public Contents(BlobStore blobs, BundleLimits limits, Tally tally, long packedBytes) {
        this.blobs = blobs;
        this.limits = limits;
        this.tally = tally;
        this.left = limits.unpackedBytes(packedBytes);
    }

    /** Checks the name of a folder, which is of no use otherwise. */
    public void folder(String name) throws RefusedBundleException {
        count();
        if (!EntryName.isRoot(name)) {
            EntryName.path(name);
        }
    }

    /** Stores a file; its stream is read to the end and stays open. */
    public void file(String name, InputStream content) throws IOException {
        count();
        CanonicalPath path = EntryName.path(name);
        if (files.containsKey(path)) {
            throw new RefusedBundleException("the archive holds " + EntryName.shown(name) + " twice");
        }
        Blob blob = blobs.put(tally.within(new EntryStream(content, name, allowed())));
        left -= blob.sizeBytes();
        files.put(path, blob);
    }

    /** All that was taken in. */
    public Unpacked unpacked() {
        return files.isEmpty() ? new Unpacked.Refused("the archive holds no files") : new Unpacked.Files(files);
    }

    private EntryStream.Allowance allowed() {
        return limits.fileBytes() <= left
                ? new EntryStream.Allowance(limits.fileBytes(), "is larger than " + limits.fileBytes() + " bytes")
                : new EntryStream.Allowance(left, "makes the archive unpack to far more than it is or may be");
    }

    private void count() throws RefusedBundleException {
        if (++entries > limits.entries()) {
            throw new RefusedBundleException("the archive holds more than " + limits.entries() + " entries");
        }
    }
}
