package dev.lockstep.story.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.files.FileBlobStore;
import dev.lockstep.contracts.blob.s3.S3BlobStore;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.json.ManifestJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

/** What lies in the platform's store, whatever edges have in memory. */
public final class StoredBlobs {
    private final BlobStore store;

    private StoredBlobs(BlobStore store) {
        this.store = store;
    }

    /** Of a platform that keeps them in a directory. */
    public StoredBlobs(Stage stage) throws IOException {
        this(new FileBlobStore(stage.platform().blobs()));
    }

    /** Of a platform that keeps them in a bucket, in the words in which it was told so. */
    public static StoredBlobs inBucket(Map<String, String> told) throws IOException {
        return new StoredBlobs(new S3BlobStore(new ToldBucket(told), Clock.systemUTC()));
    }

    /** Adds what nobody names. */
    public void add(String content) throws IOException {
        var _ = store.put(new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    public boolean have(String content) {
        try {
            return store.contains(Digest.of(content.getBytes(UTF_8)));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String text(Digest digest) throws IOException {
        return new String(bytes(digest), UTF_8);
    }

    /** Everything that a deploy needs is there, undamaged; returns how much that is. */
    public int checkAllOf(DeployReady ready) throws IOException {
        Manifest manifest = ManifestJson.read(bytes(ready.manifest()));
        int checked = 0;
        for (ManifestFile file : files(manifest)) {
            check(file.blob());
            for (Blob form : file.encodings().values()) {
                check(form);
            }
            checked += 1 + file.encodings().size();
        }
        return checked;
    }

    /** A page's body is there in all its forms. */
    public void checkAllOf(PageRevalidated page) throws IOException {
        check(page.body());
        for (Blob form : page.encodings().values()) {
            check(form);
        }
    }

    private static Iterable<ManifestFile> files(Manifest manifest) {
        return Stream.concat(manifest.files().values().stream(), manifest.sources().values().stream())
                .toList();
    }

    private void check(Blob blob) throws IOException {
        assertThat(bytes(blob.digest()).length).isEqualTo((int) blob.sizeBytes());
    }

    private byte[] bytes(Digest digest) throws IOException {
        try (InputStream bytes = store.require(digest)) {
            return bytes.readAllBytes();
        }
    }
}
