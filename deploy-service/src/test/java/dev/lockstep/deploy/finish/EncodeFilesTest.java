package dev.lockstep.deploy.finish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.encoding.EncodeBlob;
import dev.lockstep.contracts.encoding.codec.Encoders;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ContentCoding;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class EncodeFilesTest {

    private static final CanonicalPath STYLE = new CanonicalPath("/app.css");
    private static final CanonicalPath IMAGE = new CanonicalPath("/app.png");

    private final BlobStore blobs = new MemoryBlobStore();
    private final EncodeFiles encode = new EncodeFiles(
            new EncodeBlob(blobs, Encoders.ofThisMachine()), ForkJoinPool.commonPool(), ForkJoinPool.commonPool());

    @Test
    void filesGetTheirOtherFormsWhereTheirTypeIsWorthIt() throws IOException {
        Blob blob = blobs.put(
                new ByteArrayInputStream("p { color: red }\n".repeat(100).getBytes(UTF_8)));

        Manifest encoded = encode.encoded(manifest(blob));

        assertThat(encoded.files().get(STYLE))
                .isNotNull()
                .satisfies(file -> assertThat(file.encodings()).containsOnlyKeys(ContentCoding.values()));
        assertThat(encoded.files().get(IMAGE)).isEqualTo(new ManifestFile(blob, "image/png"));
    }

    @Test
    void encodingAgainChangesNothing() throws IOException {
        Blob blob = blobs.put(new ByteArrayInputStream(new byte[5000]));
        Manifest once = encode.encoded(manifest(blob));

        assertThat(encode.encoded(manifest(blob))).isEqualTo(once);
        assertThat(encode.encoded(once)).isEqualTo(once);
    }

    @Test
    void aBlobThatTheStoreHasLostIsAFailureOfTheStore() {
        Manifest lost = manifest(new Blob(Digest.of("lost".getBytes(UTF_8)), 5000));

        assertThatThrownBy(() -> encode.encoded(lost)).isInstanceOf(IOException.class);
    }

    private static Manifest manifest(Blob blob) {
        return new Manifest(
                new TreeMap<>(Map.of(
                        STYLE, new ManifestFile(blob, "text/css; charset=utf-8"),
                        IMAGE, new ManifestFile(blob, "image/png"))),
                new TreeMap<>(),
                List.of());
    }
}
