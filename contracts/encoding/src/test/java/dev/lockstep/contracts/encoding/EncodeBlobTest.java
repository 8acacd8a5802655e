package dev.lockstep.contracts.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.manifest.ContentCoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodeBlobTest {

    private static final int LEAST = (int) EncodeBlob.LEAST_BYTES;

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private int runs;

    @Test
    void whatSavesAtLeastATwentiethIsStored() throws IOException {
        EncodeBlob encode =
                new EncodeBlob(blobs, List.of(cutting(ContentCoding.BR, 940), cutting(ContentCoding.GZIP, 960)));

        Map<ContentCoding, Blob> forms = encode.encode(stored(LEAST), "text/css", Effort.MOST);

        assertThat(forms).containsOnlyKeys(ContentCoding.BR);
        for (Blob form : forms.values()) {
            assertThat(blobs.contains(form.digest())).isTrue();
        }
    }

    @Test
    void aBlobIsEncodedOnce() throws IOException {
        EncodeBlob encode = new EncodeBlob(blobs, List.of(cutting(ContentCoding.BR, 10)));
        Blob blob = stored(LEAST);

        Map<ContentCoding, Blob> first = encode.encode(blob, "text/css", Effort.MOST);

        assertThat(encode.knows(blob)).isTrue();
        assertThat(encode.encode(blob, "text/css", Effort.QUICK)).isEqualTo(first);
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void formsThatWereCollectedMeanwhileAreMadeAnew() throws IOException {
        // Given a blob whose form nobody has named for long
        EncodeBlob encode = new EncodeBlob(blobs, List.of(cutting(ContentCoding.BR, 10)));
        Blob blob = stored(LEAST);
        Blob form = onlyForm(encode.encode(blob, "text/css", Effort.MOST));
        blobs.remove(form.digest(), Instant.now().plusSeconds(1));

        // When somebody deploys it again
        Map<ContentCoding, Blob> again = encode.encode(blob, "text/css", Effort.MOST);

        // Then
        assertThat(again).containsEntry(ContentCoding.BR, form);
        assertThat(blobs.contains(form.digest())).isTrue();
    }

    @Test
    void formsThatAreKnownAreAsYoungAsThoseThatWereMadeNow() throws IOException {
        EncodeBlob encode = new EncodeBlob(blobs, List.of(cutting(ContentCoding.BR, 10)));
        Blob blob = stored(LEAST);
        Blob form = onlyForm(encode.encode(blob, "text/css", Effort.MOST));
        blobs.age(form.digest(), Instant.EPOCH);

        encode.encode(blob, "text/css", Effort.MOST);

        assertThat(blobs.remove(form.digest(), Instant.EPOCH.plusSeconds(1))).isFalse();
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void whatIsSmallIsLeftAsItIs() throws IOException {
        EncodeBlob encode = new EncodeBlob(blobs, List.of(cutting(ContentCoding.BR, 10)));

        assertThat(encode.encode(stored(LEAST - 1), "text/css", Effort.MOST)).isEmpty();
        assertThat(runs).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "text/html; charset=utf-8, true",
        "TEXT/CSS, true",
        "application/json, true",
        "application/ld+json, true",
        "application/manifest+json, true",
        "image/svg+xml, true",
        "application/rss+xml, true",
        "application/wasm, true",
        "font/ttf, true",
        "text/event-stream, false",
        "font/woff2, false",
        "image/png, false",
        "video/mp4, false",
        "application/zip, false",
        "application/octet-stream, false",
        "'', false"
    })
    void typesThatDoNotCompressThemselvesAreWorthIt(String contentType, boolean worthwhile) throws IOException {
        assertThat(EncodeBlob.isWorthwhile(stored(LEAST), contentType)).isEqualTo(worthwhile);
    }

    private Blob stored(int length) throws IOException {
        return blobs.put(new ByteArrayInputStream(new byte[length]));
    }

    /** Keeps so many thousandths. */
    private Encoder cutting(ContentCoding coding, int perMille) {
        return new Encoder() {
            @Override
            public ContentCoding coding() {
                return coding;
            }

            @Override
            public byte[] encode(byte[] bytes, Effort effort) {
                runs++;
                return Arrays.copyOf(bytes, (bytes.length * perMille + 500) / 1000);
            }
        };
    }

    private static Blob onlyForm(Map<ContentCoding, Blob> forms) {
        assertThat(forms).hasSize(1);
        return forms.values().iterator().next();
    }
}
