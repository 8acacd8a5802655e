package dev.lockstep.contracts.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PackedEncodingsTest {

    private static final Blob BROTLI = new Blob(Digest.of("br".getBytes(UTF_8)), 1);
    private static final Blob ZSTD = new Blob(Digest.of("zstd".getBytes(UTF_8)), Long.MAX_VALUE);
    private static final Blob GZIP = new Blob(Digest.of("gzip".getBytes(UTF_8)), 3);

    private final SortedMap<ContentCoding, Blob> all =
            new TreeMap<>(Map.of(ContentCoding.BR, BROTLI, ContentCoding.ZSTD, ZSTD, ContentCoding.GZIP, GZIP));
    private final SortedMap<ContentCoding, Blob> packed = PackedEncodings.unpack(PackedEncodings.pack(all));

    @Test
    void whatIsPackedIsTheSame() {
        assertThat(packed).isEqualTo(all).hasSameHashCodeAs(all).hasToString(all.toString());
        assertThat(all).isEqualTo(packed);
        assertThat(packed).containsExactlyEntriesOf(all);
        assertThat(PackedEncodings.unpack(PackedEncodings.pack(packed))).isEqualTo(all);
        assertThat(PackedEncodings.unpack(PackedEncodings.pack(new TreeMap<>())))
                .isEmpty();
    }

    @Test
    void eachIsFoundAndNoOther() {
        SortedMap<ContentCoding, Blob> some =
                PackedEncodings.unpack(PackedEncodings.pack(new TreeMap<>(Map.of(ContentCoding.GZIP, GZIP))));

        assertThat(packed.get(ContentCoding.ZSTD)).isEqualTo(ZSTD);
        assertThat(packed.keySet().contains(ContentCoding.BR)).isTrue();
        assertThat(some.get(ContentCoding.BR)).isNull();
        assertThat(some.containsKey(ContentCoding.GZIP)).isTrue();
        assertThat(some.keySet().contains(ContentCoding.ZSTD)).isFalse();
    }

    @Test
    void itIsInOrder() {
        assertThat(packed.firstKey()).isEqualTo(all.firstKey());
        assertThat(packed.lastKey()).isEqualTo(all.lastKey());
        assertThat(packed.headMap(ContentCoding.GZIP)).isEqualTo(all.headMap(ContentCoding.GZIP));
        assertThat(packed.tailMap(ContentCoding.ZSTD)).isEqualTo(all.tailMap(ContentCoding.ZSTD));
        assertThat(packed.subMap(ContentCoding.BR, ContentCoding.GZIP))
                .isEqualTo(all.subMap(ContentCoding.BR, ContentCoding.GZIP));
    }
}
