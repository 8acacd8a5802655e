package dev.lockstep.edge.site.json;

import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.KeptBlob;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.blob.PutOutcome;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.json.ManifestJson;
import dev.lockstep.edge.site.Manifests;
import dev.lockstep.edge.site.ManifestsContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredManifestsTest extends ManifestsContract {

    private static final int MOST_FILES = 10;

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final Manifests manifests = new StoredManifests(blobs, MOST_FILES);

    @Override
    protected Manifests manifests() {
        return manifests;
    }

    @Override
    protected Digest store(Manifest manifest) throws IOException {
        return blobs.put(new ByteArrayInputStream(ManifestJson.write(manifest))).digest();
    }

    @Test
    void whatIsNoManifestIsToldWhateverItIs() throws IOException {
        for (String other : new String[] {"", "null", "[]", "7", "{}", "<!doctype html>"}) {
            Digest name =
                    blobs.put(new ByteArrayInputStream(other.getBytes(UTF_8))).digest();
            assertThatIOException().as(other).isThrownBy(() -> manifests.fetch(name));
        }
    }

    @Test
    void oneThatWasAskedForIsKept() throws IOException {
        Digest name = store(manifest("d1", "/index.html"));
        Manifest fetched = manifests.fetch(name);
        blobs.corrupt(name, new byte[0]);
        assertThat(manifests.fetch(name)).isEqualTo(fetched);
    }

    @Test
    void oneThatIsKeptOrCopiedIsAtHandAndNoOther() throws IOException {
        // Given
        Digest kept = store(manifest("d1", "/index.html"));
        Digest other = store(manifest("d2", "/index.html"));
        Manifest fetched = manifests.fetch(kept);

        // When, Then
        assertThat(manifests.atHand(kept)).containsSame(fetched);
        assertThat(manifests.atHand(other)).isEmpty();

        // When the store has a copy on this machine
        Manifests near = new StoredManifests(new NearStore(blobs), MOST_FILES);
        assertThat(near.atHand(other)).contains(manifest("d2", "/index.html"));
        assertThat(near.atHand(digest("d3"))).isEmpty();

        // When that is damaged
        blobs.corrupt(kept, new byte[0]);

        // Then it is none
        assertThat(near.atHand(kept)).isEmpty();
    }

    @Test
    void ofLargeOnesFewAreKept() throws IOException {
        // Given
        Digest small = store(manifest("d1", "/index.html"));
        Digest large = store(manifest("d2", files(2 * MOST_FILES)));
        Manifest kept = manifests.fetch(small);
        // When
        Manifest _ = manifests.fetch(large);
        // Then
        blobs.corrupt(small, new byte[0]);
        blobs.corrupt(large, new byte[0]);
        assertThat(manifests.fetch(small)).isEqualTo(kept);
        assertThatIOException().isThrownBy(() -> manifests.fetch(large));
    }

    @Test
    void whoAsksForTheSameAtOnceSharesOneReading() throws Exception {
        // Given a store that is slow
        Digest name = store(manifest("d1", "/index.html"));
        SlowStore slow = new SlowStore(blobs);
        Manifests shared = new StoredManifests(slow, MOST_FILES);
        FutureTask<Manifest> first = new FutureTask<>(() -> shared.fetch(name));
        FutureTask<Manifest> second = new FutureTask<>(() -> shared.fetch(name));
        Thread.ofVirtual().start(first);
        slow.begun.await();

        // When somebody else asks meanwhile
        Thread waits = Thread.ofVirtual().start(second);
        await().until(() -> waits.getState() == Thread.State.WAITING);
        slow.goOn.countDown();

        // Then
        assertThat(second.get()).isSameAs(first.get());
        assertThat(slow.asked).hasValue(1);
    }

    /** All of whose blobs are on this machine. */
    private static final class NearStore extends OtherStore {
        NearStore(BlobStore blobs) {
            super(blobs);
        }

        @Override
        public Optional<InputStream> atHand(Digest digest) throws IOException {
            return open(digest);
        }
    }

    private static final class SlowStore extends OtherStore {
        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        SlowStore(BlobStore blobs) {
            super(blobs);
        }

        @Override
        public Optional<InputStream> open(Digest digest) throws IOException {
            asked.incrementAndGet();
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException hurried) {
                throw new IOException(hurried);
            }
            return super.open(digest);
        }
    }

    private abstract static class OtherStore implements BlobStore {
        private final BlobStore blobs;

        OtherStore(BlobStore blobs) {
            this.blobs = blobs;
        }

        @Override
        public Optional<InputStream> open(Digest digest) throws IOException {
            return blobs.open(digest);
        }

        @Override
        public Blob put(InputStream source) throws IOException {
            return blobs.put(source);
        }

        @Override
        public PutOutcome put(InputStream source, Digest promised) throws IOException {
            return blobs.put(source, promised);
        }

        @Override
        public boolean contains(Digest digest) throws IOException {
            return blobs.contains(digest);
        }

        @Override
        public boolean use(Digest digest) throws IOException {
            return blobs.use(digest);
        }

        @Override
        public void list(Consumer<KeptBlob> each) throws IOException {
            blobs.list(each);
        }

        @Override
        public boolean remove(Digest digest, Instant before) throws IOException {
            return blobs.remove(digest, before);
        }
    }

    private static String[] files(int count) {
        return IntStream.range(0, count).mapToObj(file -> "/" + file).toArray(String[]::new);
    }
}
