package dev.lockstep.contracts.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every {@link BlobStore} owes its callers. */
public abstract class BlobStoreContract {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);

    protected abstract BlobStore store();

    /** Replaces the bytes behind a stored blob's name. */
    protected abstract void corrupt(Digest digest, byte[] bytes) throws IOException;

    /** The store as it is once so much time has passed that whatever it holds is old. */
    protected abstract BlobStore longAfterwards() throws IOException;

    @Test
    void storedBytesAreReadBack() throws IOException {
        Blob blob = store().put(new ByteArrayInputStream(HELLO));

        assertThat(blob).isEqualTo(new Blob(Digest.of(HELLO), HELLO.length));
        assertThat(store().contains(blob.digest())).isTrue();
        assertThat(read(blob.digest())).isEqualTo(HELLO);
    }

    @Test
    void anEmptyBlobIsABlob() throws IOException {
        Blob blob = store().put(InputStream.nullInputStream());

        assertThat(read(blob.digest())).isEmpty();
    }

    @Test
    void aBlobLargerThanAnyBufferIsReadBack() throws IOException {
        byte[] large = new byte[3_000_001];
        new Random(1).nextBytes(large);

        Blob blob = store().put(new ByteArrayInputStream(large));

        assertThat(read(blob.digest())).isEqualTo(large);
    }

    @Test
    void aBlobThatMustBeThereIsSaidToBeLost() throws IOException {
        Blob blob = store().put(new ByteArrayInputStream(HELLO));
        Digest unknown = Digest.of("unknown".getBytes(UTF_8));

        try (InputStream bytes = store().require(blob.digest())) {
            assertThat(bytes.readAllBytes()).isEqualTo(HELLO);
        }
        assertThatThrownBy(() -> store().require(unknown))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining(unknown.hex());
    }

    @Test
    void anUnknownDigestIsAbsent() throws IOException {
        Digest unknown = Digest.of("unknown".getBytes(UTF_8));

        assertThat(store().contains(unknown)).isFalse();
        assertThat(store().open(unknown)).isEmpty();
    }

    @Test
    void bytesWithThePromisedDigestAreStored() throws IOException {
        PutOutcome outcome = store().put(new ByteArrayInputStream(HELLO), Digest.of(HELLO));

        assertThat(outcome).isEqualTo(new PutOutcome.Stored(new Blob(Digest.of(HELLO), HELLO.length)));
        assertThat(read(Digest.of(HELLO))).isEqualTo(HELLO);
    }

    @Test
    void bytesWithAnotherDigestAreNotStored() throws IOException {
        Digest promised = Digest.of("other".getBytes(UTF_8));

        PutOutcome outcome = store().put(new ByteArrayInputStream(HELLO), promised);

        assertThat(outcome).isEqualTo(new PutOutcome.Mismatched(Digest.of(HELLO)));
        assertThat(store().contains(promised)).isFalse();
        assertThat(store().contains(Digest.of(HELLO))).isFalse();
    }

    @Test
    void aSourceThatBreaksLeavesNothing() {
        InputStream broken = new FilterInputStream(
                new ByteArrayInputStream("x".repeat(100_000).getBytes(UTF_8))) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    throw new IOException("connection reset");
                }
                return read;
            }
        };

        assertThatThrownBy(() -> store().put(broken)).hasMessageContaining("connection reset");
        assertThat(holds("x".repeat(100_000))).isFalse();
    }

    @Test
    void puttingTheSameBytesAtOnceIsHarmless() throws Exception {
        byte[] bytes = new byte[200_000];
        Callable<Blob> put = () -> store().put(new ByteArrayInputStream(bytes));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(Collections.nCopies(16, put))) {
                assertThat(result.get().digest()).isEqualTo(Digest.of(bytes));
            }
        }
        assertThat(read(Digest.of(bytes))).isEqualTo(bytes);
    }

    @Test
    void corruptedBytesNeverReachTheirEnd() throws IOException {
        Blob blob = store().put(new ByteArrayInputStream(HELLO));
        corrupt(blob.digest(), "hellO".getBytes(UTF_8));

        assertThatThrownBy(() -> read(blob.digest())).isInstanceOf(CorruptBlobException.class);
    }

    @Test
    void truncatedBytesNeverReachTheirEnd() throws IOException {
        Blob blob = store().put(new ByteArrayInputStream(HELLO));
        corrupt(blob.digest(), "hell".getBytes(UTF_8));

        assertThatThrownBy(() -> read(blob.digest())).isInstanceOf(CorruptBlobException.class);
    }

    @Test
    void everyBlobIsListedOnceWithItsLength() throws IOException {
        Blob hello = store().put(new ByteArrayInputStream(HELLO));
        Blob empty = store().put(InputStream.nullInputStream());
        store().put(new ByteArrayInputStream(HELLO));

        assertThat(list()).extracting(KeptBlob::blob).containsExactlyInAnyOrder(hello, empty);
    }

    @Test
    void aBlobThatIsCountedOnIsYoungAgain() throws IOException {
        Blob blob = store().put(new ByteArrayInputStream(HELLO));
        BlobStore afterwards = longAfterwards();
        Instant put = usedAt(blob.digest());

        untilYounger(
                put,
                blob.digest(),
                () -> assertThat(afterwards.use(blob.digest())).isTrue());
    }

    @Test
    void aBlobThatIsCountedOnWhileItIsYoungStaysForAllThatARemovalLeavesIt() throws IOException {
        Blob blob = store().put(new ByteArrayInputStream(HELLO));
        Instant used = Instant.now();

        boolean isThere = store().use(blob.digest());

        assertThat(isThere).isTrue();
        assertThat(store().remove(
                                blob.digest(), used.minus(store().renewsAfter().plusSeconds(1))))
                .isFalse();
        assertThat(read(blob.digest())).isEqualTo(HELLO);
    }

    @Test
    void aBlobThatIsPutAgainIsYoungAgain() throws IOException {
        Blob blob = store().put(new ByteArrayInputStream(HELLO));
        Instant put = usedAt(blob.digest());

        untilYounger(put, blob.digest(), () -> store().put(new ByteArrayInputStream(HELLO)));
    }

    @Test
    void nobodyCountsOnWhatIsNotThere() throws IOException {
        assertThat(store().use(Digest.of(HELLO))).isFalse();
    }

    @Test
    void whatNobodyUsedSinceIsRemoved() throws IOException {
        Blob blob = store().put(new ByteArrayInputStream(HELLO));
        Blob other = store().put(InputStream.nullInputStream());

        boolean removed = store().remove(blob.digest(), later());

        assertThat(removed).isTrue();
        assertThat(store().contains(blob.digest())).isFalse();
        assertThat(store().open(blob.digest())).isEmpty();
        assertThat(store().contains(other.digest())).isTrue();
        assertThat(store().remove(blob.digest(), later())).isFalse();
    }

    @Test
    void whatSomebodyUsedSinceIsKept() throws IOException {
        Blob blob = store().put(new ByteArrayInputStream(HELLO));

        boolean removed = store().remove(blob.digest(), usedAt(blob.digest()));

        assertThat(removed).isFalse();
        assertThat(read(blob.digest())).isEqualTo(HELLO);
    }

    @Test
    void whatWasRemovedCanBePutAgain() throws IOException {
        Blob blob = store().put(new ByteArrayInputStream(HELLO));
        store().remove(blob.digest(), later());

        store().put(new ByteArrayInputStream(HELLO));

        assertThat(read(blob.digest())).isEqualTo(HELLO);
    }

    /** Uses it as often as it takes for the store's clock to move on. */
    private void untilYounger(Instant before, Digest blob, Use use) throws IOException {
        Instant end = Instant.now().plusSeconds(10);
        do {
            use.use();
        } while (!usedAt(blob).isAfter(before) && Instant.now().isBefore(end));
        assertThat(usedAt(blob)).isAfter(before);
        assertThat(store().remove(blob, before.plusNanos(1))).isFalse();
    }

    private Instant usedAt(Digest digest) throws IOException {
        return list().stream()
                .filter(kept -> kept.blob().digest().equals(digest))
                .findAny()
                .orElseThrow()
                .usedAt();
    }

    private List<KeptBlob> list() throws IOException {
        List<KeptBlob> blobs = new ArrayList<>();
        store().list(blobs::add);
        return blobs;
    }

    /** After anything that any clock says now. */
    private static Instant later() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    /** One way to use a blob. */
    private interface Use {
        void use() throws IOException;
    }

    private boolean holds(String content) {
        try {
            return store().contains(Digest.of(content.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] read(Digest digest) throws IOException {
        try (InputStream blob = store().open(digest).orElseThrow()) {
            return blob.readAllBytes();
        }
    }
}
