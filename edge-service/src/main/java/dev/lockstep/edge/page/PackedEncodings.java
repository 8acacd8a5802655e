package dev.lockstep.edge.page;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.ContentCoding;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The forms of a body in few bytes: of each its coding, its digest and its size. */
final class PackedEncodings {

    private static final int DIGEST_BYTES = 32;
    private static final int FORM_BYTES = 1 + DIGEST_BYTES + Long.BYTES;
    private static final byte[] NONE = {};
    private static final List<ContentCoding> CODINGS = List.of(ContentCoding.values());

    private PackedEncodings() {}

    static byte[] pack(SortedMap<ContentCoding, Blob> encodings) {
        if (encodings.isEmpty()) {
            return NONE;
        }
        ByteBuffer packed = ByteBuffer.allocate(encodings.size() * FORM_BYTES);
        encodings.forEach((coding, form) -> packed.put((byte) CODINGS.indexOf(coding))
                .put(HexFormat.of().parseHex(form.digest().hex()))
                .putLong(form.sizeBytes()));
        return packed.array();
    }

    static SortedMap<ContentCoding, Blob> unpack(byte[] packed) {
        if (packed.length == 0) {
            return Collections.emptySortedMap();
        }
        SortedMap<ContentCoding, Blob> encodings = new TreeMap<>();
        byte[] digest = new byte[DIGEST_BYTES];
        for (ByteBuffer forms = ByteBuffer.wrap(packed); forms.hasRemaining(); ) {
            ContentCoding coding = CODINGS.get(forms.get());
            forms.get(digest);
            encodings.put(coding, new Blob(new Digest(HexFormat.of().formatHex(digest)), forms.getLong()));
        }
        return encodings;
    }
}
