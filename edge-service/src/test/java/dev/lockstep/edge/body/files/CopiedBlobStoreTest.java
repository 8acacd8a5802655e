package dev.lockstep.edge.body.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.BlobStoreContract;
import dev.lockstep.contracts.blob.CorruptBlobException;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.UnreachableStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiedBlobStoreTest extends BlobStoreContract {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);
    private static final long ROOM = 10 << 20;

    private final FarStore far = new FarStore();
    private final Copies copies;
    private final BlobStore store;

    CopiedBlobStoreTest(@TempDir Path directory) throws IOException {
        this.copies = new Copies(far, directory);
        this.store = copies.withRoom(ROOM);
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    @Override
    protected BlobStore longAfterwards() {
        far.age(Instant.EPOCH);
        return store;
    }

    @Override
    protected void corrupt(Digest digest, byte[] bytes) {
        far.corrupt(digest, bytes);
    }

    @Test
    void whatWasReadOnceOutlivesTheStore() throws IOException {
        Digest digest = copies.put(HELLO);
        assertThat(store.file(digest)).isEmpty();
        Copies.read(store, digest);

        far.lose();

        assertThat(Copies.read(store, digest)).isEqualTo(HELLO);
        assertThat(store.file(digest))
                .hasValueSatisfying(file -> assertThat(file).hasBinaryContent(HELLO));
        assertThatThrownBy(() -> store.open(Digest.of("another".getBytes(UTF_8))))
                .isInstanceOf(UnreachableStoreException.class);
    }

    @Test
    void thoseWhoAskAtOnceShareOneFetch() throws Exception {
        byte[] bytes = new byte[1 << 20];
        Digest digest = copies.put(bytes);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<byte[]> ask = () -> Copies.read(store, digest);
            for (var asked : threads.invokeAll(Collections.nCopies(16, ask))) {
                assertThat(asked.get()).isEqualTo(bytes);
            }
        }

        assertThat(far.opened()).isEqualTo(1);
    }

    @Test
    void whatAnEarlierRunLeftIsTakenUpAgain() throws IOException {
        Digest digest = copies.put(HELLO);
        Copies.read(store, digest);
        far.lose();

        BlobStore next = copies.withRoom(ROOM);

        assertThat(next.file(digest)).isEmpty();
        assertThat(Copies.read(next, digest)).isEqualTo(HELLO);
        assertThat(next.file(digest)).isPresent();
    }

    @Test
    void aCopyIsAtHandWithoutTheStoreAndCheckedAsItIsRead() throws IOException {
        // Given
        Digest digest = copies.put(HELLO);
        assertThat(store.atHand(digest)).isEmpty();
        Copies.read(store, digest);
        far.lose();

        // When, Then
        assertThat(store.atHand(digest))
                .hasValueSatisfying(copy -> assertThat(copy).hasBinaryContent(HELLO));

        // When it was damaged before another run
        Files.writeString(copies.of(digest), "hellO");
        BlobStore next = copies.withRoom(ROOM);

        // Then it is told, and is no copy any more
        InputStream damaged = next.atHand(digest).orElseThrow();
        assertThatThrownBy(damaged::readAllBytes).isInstanceOf(CorruptBlobException.class);
        assertThat(next.atHand(digest)).isEmpty();
    }

    @Test
    void whatWasDamagedBetweenTwoRunsIsFetchedAnew() throws IOException {
        Digest digest = copies.put(HELLO);
        Copies.read(store, digest);
        Files.writeString(copies.of(digest), "hellO");

        BlobStore next = copies.withRoom(ROOM);

        assertThat(Copies.read(next, digest)).isEqualTo(HELLO);
        assertThat(copies.of(digest)).hasBinaryContent(HELLO);
        assertThat(far.opened()).isEqualTo(2);
    }

    @Test
    void whatIsDamagedWhileItIsUsedIsFetchedByTheNext() throws IOException {
        Digest digest = copies.put(HELLO);
        Copies.read(store, digest);
        Files.writeString(copies.of(digest), "hellO");

        assertThatThrownBy(() -> Copies.read(store, digest)).isInstanceOf(CorruptBlobException.class);

        assertThat(Copies.read(store, digest)).isEqualTo(HELLO);
    }

    @Test
    void whatNeverCameToItsEndIsClearedAway() throws IOException {
        Path half = Files.writeString(copies.incoming().resolve("copy-1"), "hel");

        copies.withRoom(ROOM);

        assertThat(half).doesNotExist();
    }

    @Test
    void whatTheStoreHasDamagedIsNotKept() throws IOException {
        Digest digest = copies.put(HELLO);
        far.corrupt(digest, "hellO".getBytes(UTF_8));

        assertThatThrownBy(() -> Copies.read(store, digest)).isInstanceOf(CorruptBlobException.class);

        assertThat(copies.all()).isEmpty();
        assertThat(copies.incoming()).isEmptyDirectory();
    }

    @Test
    void aCopyThatSomebodyRemovedIsMadeAgain() throws IOException {
        Digest digest = copies.put(HELLO);
        Copies.read(store, digest);
        Files.delete(copies.of(digest));

        assertThat(Copies.read(store, digest)).isEqualTo(HELLO);
        far.lose();

        assertThat(Copies.read(store, digest)).isEqualTo(HELLO);
    }

    @Test
    void aDiskThatTakesNothingLeavesTheStoreToReadFrom() throws IOException {
        Digest digest = copies.put(HELLO);
        Files.delete(copies.incoming());

        assertThat(Copies.read(store, digest)).isEqualTo(HELLO);
        assertThat(copies.all()).isEmpty();
    }
}
