package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.SiteId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Files that need not travel again. The store is asked too: what it has lost can be uploaded again, and what it has is not
 * collected meanwhile. A deploy has thousands of files and a store may be far away: some are asked for at a time.
 */
public final class StoredFiles {
    private final UploadStore uploads;
    private final BlobStore blobs;
    private final ExecutorService threads;

    /** Threads as many as may wait for the store at once, whoever deploys. */
    public StoredFiles(UploadStore uploads, BlobStore blobs, ExecutorService threads) {
        this.uploads = uploads;
        this.blobs = blobs;
        this.threads = threads;
    }

    /**
     * Those of a site's files whose bytes are there, and stay.
     *
     * @throws IOException when the store fails
     */
    Map<Sha1, Blob> of(SiteId site, Collection<Sha1> files) throws IOException {
        Map<Sha1, Blob> known = uploads.known(site, files);
        Map<Sha1, Future<Boolean>> asked = new HashMap<>();
        known.forEach((file, blob) -> asked.put(file, threads.submit(() -> blobs.use(blob.digest()))));
        try {
            return there(known, asked);
        } finally {
            asked.values().forEach(unfinished -> unfinished.cancel(false));
        }
    }

    private static Map<Sha1, Blob> there(Map<Sha1, Blob> known, Map<Sha1, Future<Boolean>> asked) throws IOException {
        Map<Sha1, Blob> there = new HashMap<>(known);
        for (Map.Entry<Sha1, Future<Boolean>> question : asked.entrySet()) {
            if (!answer(question.getValue())) {
                there.remove(question.getKey());
            }
        }
        return there;
    }

    /** The store's own failure as it is: what a client is told depends on it. */
    private static boolean answer(Future<Boolean> asked) throws IOException {
        try {
            return asked.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while stored files were counted on");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException ofTheStore) {
                throw ofTheStore;
            }
            throw new IOException("stored files cannot be counted on: " + failure.getMessage(), failure.getCause());
        }
    }
}
