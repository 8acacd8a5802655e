package dev.lockstep.contracts.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.BlobTraffic.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CountedBlobStoreTest extends BlobStoreContract {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    private final BlobTraffic traffic = new BlobTraffic();
    private final MemoryBlobStore memory = new MemoryBlobStore();
    private final BlobStore store = new CountedBlobStore(memory, traffic);

    @Override
    protected BlobStore store() {
        return store;
    }

    @Override
    protected BlobStore longAfterwards() {
        memory.age(Instant.EPOCH);
        return store;
    }

    @Override
    protected void corrupt(Digest digest, byte[] bytes) {
        memory.corrupt(digest, bytes);
    }

    @Test
    void whatGoesInAndComesOutIsCounted() throws IOException {
        Blob blob = store.put(new ByteArrayInputStream(HELLO));
        try (InputStream bytes = store.require(blob.digest())) {
            assertThat(bytes.read()).isEqualTo('h');
            assertThat(bytes.readAllBytes()).hasSize(4);
        }
        boolean isThere = store.contains(blob.digest());

        assertThat(isThere).isTrue();
        assertThat(traffic.bytesWritten()).isEqualTo(5);
        assertThat(traffic.bytesRead()).isEqualTo(5);
        assertThat(traffic.done(Operation.PUT)).isEqualTo(1);
        assertThat(traffic.done(Operation.OPEN)).isEqualTo(1);
        assertThat(traffic.done(Operation.LOOK)).isEqualTo(1);
    }

    @Test
    void onlyTheStoragesOwnFailuresCountAsSuch() throws IOException {
        BlobStore full = new CountedBlobStore(new Full(), traffic);

        Optional<InputStream> nothing = full.open(Digest.of(HELLO));
        assertThatThrownBy(() -> full.put(new ByteArrayInputStream(HELLO))).isInstanceOf(IOException.class);

        assertThat(nothing).isEmpty();
        assertThat(traffic.failed(Operation.OPEN)).isZero();
        assertThat(traffic.failed(Operation.PUT)).isEqualTo(1);
        assertThat(traffic.bytesWritten()).isZero();
    }

    @Test
    void aUseLeavesABlobAsOldAsTheStoreBelowLeavesIt() {
        assertThat(new CountedBlobStore(new Full(), traffic).renewsAfter()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void whatKilledPutsLeftIsRemovedFromTheStoreBelow() throws IOException {
        Full full = new Full();

        new CountedBlobStore(full, traffic).removeUnfinished(Instant.EPOCH);

        assertThat(full.tidied).containsExactly(Instant.EPOCH);
    }

    /** Takes nothing more. */
    private static final class Full implements BlobStore {
        private final List<Instant> tidied = new ArrayList<>();

        @Override
        public void removeUnfinished(Instant before) {
            tidied.add(before);
        }

        @Override
        public Duration renewsAfter() {
            return Duration.ofHours(3);
        }

        @Override
        public Blob put(InputStream source) throws IOException {
            throw new IOException("no space left");
        }

        @Override
        public PutOutcome put(InputStream source, Digest promised) throws IOException {
            throw new IOException("no space left");
        }

        @Override
        public boolean contains(Digest digest) {
            return false;
        }

        @Override
        public boolean use(Digest digest) {
            return false;
        }

        @Override
        public void list(Consumer<KeptBlob> each) {}

        @Override
        public boolean remove(Digest digest, Instant before) {
            return false;
        }

        @Override
        public Optional<InputStream> open(Digest digest) {
            return Optional.empty();
        }
    }
}
