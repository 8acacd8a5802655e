package dev.lockstep.deploy.finish;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.encoding.Effort;
import dev.lockstep.contracts.encoding.EncodeBlob;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ContentCoding;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Adds compressed forms to the files of a deploy. A deploy that was interrupted here is taken up again by whoever resumes
 * it, and finds the forms that were stored before.
 */
public final class EncodeFiles {

    /** A deploy that brings more than this is encoded quickly: its owner waits for it. */
    static final long MOST_BYTES_WITH_MOST_EFFORT = 32L * 1024 * 1024;

    private final EncodeBlob encode;
    private final ExecutorService encoding;
    private final ExecutorService asking;

    /**
     * Threads as many as may be busy with it at once, whoever deploys: with encoding, and with asking the store for forms
     * that are known.
     */
    public EncodeFiles(EncodeBlob encode, ExecutorService encoding, ExecutorService asking) {
        this.encode = encode;
        this.encoding = encoding;
        this.asking = asking;
    }

    /**
     * The same deploy, its files with their other forms.
     *
     * @throws IOException when the store fails
     */
    Manifest encoded(Manifest manifest) throws IOException {
        Effort effort = newBytes(manifest) > MOST_BYTES_WITH_MOST_EFFORT ? Effort.QUICK : Effort.MOST;
        Map<Blob, Future<Map<ContentCoding, Blob>>> begun = new HashMap<>();
        manifest.files().values().stream()
                .filter(file -> EncodeBlob.isWorthwhile(file.blob(), file.contentType()))
                .forEach(file -> begun.computeIfAbsent(
                        file.blob(),
                        blob -> threadsFor(blob).submit(() -> encode.encode(blob, file.contentType(), effort))));
        try {
            return manifest.withFiles(joined(manifest, begun));
        } finally {
            begun.values().forEach(unfinished -> unfinished.cancel(false));
        }
    }

    private ExecutorService threadsFor(Blob blob) {
        return encode.knows(blob) ? asking : encoding;
    }

    private long newBytes(Manifest manifest) {
        return manifest.files().values().stream()
                .filter(file -> EncodeBlob.isWorthwhile(file.blob(), file.contentType()))
                .map(ManifestFile::blob)
                .distinct()
                .filter(blob -> !encode.knows(blob))
                .mapToLong(Blob::sizeBytes)
                .sum();
    }

    private static SortedMap<CanonicalPath, ManifestFile> joined(
            Manifest manifest, Map<Blob, Future<Map<ContentCoding, Blob>>> begun) throws IOException {
        SortedMap<CanonicalPath, ManifestFile> files = new TreeMap<>(manifest.files());
        for (Map.Entry<CanonicalPath, ManifestFile> named : files.entrySet()) {
            ManifestFile file = named.getValue();
            Future<Map<ContentCoding, Blob>> forms = begun.get(file.blob());
            if (forms != null && EncodeBlob.isWorthwhile(file.blob(), file.contentType())) {
                named.setValue(file.with(done(forms)));
            }
        }
        return files;
    }

    private static Map<ContentCoding, Blob> done(Future<Map<ContentCoding, Blob>> forms) throws IOException {
        try {
            return forms.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while files were encoded");
        } catch (ExecutionException failure) {
            throw new IOException("files cannot be encoded: " + failure.getMessage(), failure.getCause());
        }
    }
}
