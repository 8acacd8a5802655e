package dev.lockstep.contracts.encoding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.ContentCoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stores compressed forms of a blob beside it, where they are worth it. Doing it again is harmless: the forms are named by
 * their digests, and those of blobs that were lately met are known. They are counted on anew each time: nobody may name
 * them any more, and then they are collected.
 */
public final class EncodeBlob {

    /** What is smaller goes out in one packet anyway. */
    static final long LEAST_BYTES = 1024;

    /** What is larger is read and compressed for too long, and held in memory meanwhile. */
    static final long MOST_BYTES = 16L * 1024 * 1024;

    /** A form that does not save a twentieth is not worth a decoder's work. */
    private static final int WORTHWHILE_PERCENT = 95;

    private static final int PERCENT = 100;
    private static final int MOST_KNOWN = 100_000;

    private final BlobStore blobs;
    private final List<Encoder> encoders;
    private final Cache<Digest, Map<ContentCoding, Blob>> known =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    public EncodeBlob(BlobStore blobs, List<Encoder> encoders) {
        this.blobs = blobs;
        this.encoders = List.copyOf(encoders);
    }

    /** Whether compressing may be worth it, by size and type. */
    public static boolean isWorthwhile(Blob blob, String contentType) {
        return blob.sizeBytes() >= LEAST_BYTES && blob.sizeBytes() <= MOST_BYTES && Compressible.is(contentType);
    }

    /** Whether {@link #encode} has nothing left to do. */
    public boolean knows(Blob blob) {
        return known.getIfPresent(blob.digest()) != null;
    }

    /**
     * The forms of a blob, all of them stored; none where none is worth it.
     *
     * @throws IOException when the store fails, or has lost the blob
     */
    public Map<ContentCoding, Blob> encode(Blob blob, String contentType, Effort effort) throws IOException {
        if (!isWorthwhile(blob, contentType)) {
            return Map.of();
        }
        @Nullable Map<ContentCoding, Blob> before = known.getIfPresent(blob.digest());
        return before == null || !areUsed(before) ? remembered(blob, forms(read(blob), effort)) : before;
    }

    private boolean areUsed(Map<ContentCoding, Blob> forms) throws IOException {
        for (Blob form : forms.values()) {
            if (!blobs.use(form.digest())) {
                return false;
            }
        }
        return true;
    }

    private Map<ContentCoding, Blob> remembered(Blob blob, Map<ContentCoding, Blob> forms) {
        known.put(blob.digest(), forms);
        return forms;
    }

    private Map<ContentCoding, Blob> forms(byte[] bytes, Effort effort) throws IOException {
        Map<ContentCoding, Blob> forms = new EnumMap<>(ContentCoding.class);
        for (Encoder encoder : encoders) {
            byte[] encoded = encoder.encode(bytes, effort);
            if ((long) encoded.length * PERCENT <= (long) bytes.length * WORTHWHILE_PERCENT) {
                forms.put(encoder.coding(), blobs.put(new ByteArrayInputStream(encoded)));
            }
        }
        return Map.copyOf(forms);
    }

    private byte[] read(Blob blob) throws IOException {
        try (InputStream bytes = blobs.require(blob.digest())) {
            return bytes.readAllBytes();
        }
    }
}
