package dev.lockstep.contracts.manifest;

import dev.lockstep.contracts.blob.Blob;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file of a deploy: its bytes, and the type that it is served with.
 *
 * @param encodings the same bytes compressed, where that is worth it
 */
public record ManifestFile(Blob blob, String contentType, SortedMap<ContentCoding, Blob> encodings) {

    public ManifestFile {
        encodings = PackedEncodings.unpack(PackedEncodings.pack(encodings));
        if (contentType.isBlank() || contentType.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a content type: '" + contentType + "'");
        }
        // Read from a manifest, each file would have a text of its own that says the same as thousands of others.
        contentType = contentType.intern();
    }

    /** A file that is sent as it is. */
    public ManifestFile(Blob blob, String contentType) {
        this(blob, contentType, Collections.emptySortedMap());
    }

    /** The same file, compressed in these ways. */
    public ManifestFile with(Map<ContentCoding, Blob> encoded) {
        return new ManifestFile(blob, contentType, new TreeMap<>(encoded));
    }
}
