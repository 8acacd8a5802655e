package dev.lockstep.contracts.manifest;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import java.nio.ByteBuffer;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a body in few bytes: of each its coding, its digest and its size. An edge knows those of hundreds of thousands
 * of files and pages, and is asked for few of them at a time. They are a sorted map to everybody, and no more is needed.
 *
 * <p>A navigable map, which is wanted in the place of a sorted one, has a dozen views more, and nobody asks for them.
 */
@SuppressWarnings("JdkObsolete")
public final class PackedEncodings extends AbstractMap<ContentCoding, Blob> implements SortedMap<ContentCoding, Blob> {

    private static final int FORM_BYTES = 1 + Digest.BYTES + Long.BYTES;
    private static final byte[] NONE = {};
    private static final List<ContentCoding> CODINGS = List.of(ContentCoding.values());

    private final byte[] forms;

    private PackedEncodings(byte[] forms) {
        this.forms = forms;
    }

    public static byte[] pack(SortedMap<ContentCoding, Blob> encodings) {
        if (encodings instanceof PackedEncodings packed) {
            return packed.forms;
        }
        if (encodings.isEmpty()) {
            return NONE;
        }
        ByteBuffer packed = ByteBuffer.allocate(encodings.size() * FORM_BYTES);
        encodings.forEach((coding, form) -> {
            packed.put((byte) CODINGS.indexOf(coding));
            form.digest().write(packed);
            packed.putLong(form.sizeBytes());
        });
        return packed.array();
    }

    /** What was packed, which nobody may change from then on. */
    public static SortedMap<ContentCoding, Blob> unpack(byte[] packed) {
        return packed.length == 0 ? Collections.emptySortedMap() : new PackedEncodings(packed);
    }

    @Override
    public int size() {
        return forms.length / FORM_BYTES;
    }

    @Override
    public boolean containsKey(@Nullable Object coding) {
        return find(coding) >= 0;
    }

    @Override
    public @Nullable Blob get(@Nullable Object coding) {
        int at = find(coding);
        return at < 0 ? null : form(at);
    }

    @Override
    public Set<Map.Entry<ContentCoding, Blob>> entrySet() {
        return Collections.unmodifiableSet(unpacked().entrySet());
    }

    @Override
    public @Nullable Comparator<? super ContentCoding> comparator() {
        return null;
    }

    @Override
    public SortedMap<ContentCoding, Blob> subMap(ContentCoding from, ContentCoding to) {
        return unpacked().subMap(from, to);
    }

    @Override
    public SortedMap<ContentCoding, Blob> headMap(ContentCoding to) {
        return unpacked().headMap(to);
    }

    @Override
    public SortedMap<ContentCoding, Blob> tailMap(ContentCoding from) {
        return unpacked().tailMap(from);
    }

    @Override
    public ContentCoding firstKey() {
        return coding(0);
    }

    @Override
    public ContentCoding lastKey() {
        return coding(forms.length - FORM_BYTES);
    }

    /** Where a form begins; negative if it is not there. */
    private int find(@Nullable Object coding) {
        for (int at = 0; at < forms.length; at += FORM_BYTES) {
            if (coding(at).equals(coding)) {
                return at;
            }
        }
        return -1;
    }

    private ContentCoding coding(int at) {
        return CODINGS.get(forms[at]);
    }

    private Blob form(int at) {
        ByteBuffer form = ByteBuffer.wrap(forms, at + 1, FORM_BYTES - 1);
        return new Blob(Digest.read(form), form.getLong());
    }

    private SortedMap<ContentCoding, Blob> unpacked() {
        SortedMap<ContentCoding, Blob> unpacked = new TreeMap<>();
        for (int at = 0; at < forms.length; at += FORM_BYTES) {
            unpacked.put(coding(at), form(at));
        }
        return unpacked;
    }
}
