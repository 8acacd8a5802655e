package dev.lockstep.edge.body.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.BlobStoreContract;
import dev.lockstep.contracts.blob.CorruptBlobException;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.UnreachableStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiedBlobStoreTest extends BlobStoreContract {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);
    private static final long ROOM = 10 << 20;

    private final FarStore far = new FarStore();
    private final Path directory;
    private final BlobStore store;

    CopiedBlobStoreTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.store = withRoom(ROOM);
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    @Override
    protected void corrupt(Digest digest, byte[] bytes) {
        far.corrupt(digest, bytes);
    }

    @Test
    void whatWasReadOnceOutlivesTheStore() throws IOException {
        Digest digest = put(HELLO);
        assertThat(store.file(digest)).isEmpty();
        read(store, digest);

        far.lose();

        assertThat(read(store, digest)).isEqualTo(HELLO);
        assertThat(store.file(digest))
                .hasValueSatisfying(file -> assertThat(file).hasBinaryContent(HELLO));
        assertThatThrownBy(() -> store.open(Digest.of("another".getBytes(UTF_8))))
                .isInstanceOf(UnreachableStoreException.class);
    }

    @Test
    void thoseWhoAskAtOnceShareOneFetch() throws Exception {
        byte[] bytes = new byte[1 << 20];
        Digest digest = put(bytes);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<byte[]> ask = () -> read(store, digest);
            for (var asked : threads.invokeAll(Collections.nCopies(16, ask))) {
                assertThat(asked.get()).isEqualTo(bytes);
            }
        }

        assertThat(far.opened()).isEqualTo(1);
    }

    @Test
    void whatAnEarlierRunLeftIsTakenUpAgain() throws IOException {
        Digest digest = put(HELLO);
        read(store, digest);
        far.lose();

        BlobStore next = withRoom(ROOM);

        assertThat(next.file(digest)).isEmpty();
        assertThat(read(next, digest)).isEqualTo(HELLO);
        assertThat(next.file(digest)).isPresent();
    }

    @Test
    void whatWasDamagedBetweenTwoRunsIsFetchedAnew() throws IOException {
        Digest digest = put(HELLO);
        read(store, digest);
        Files.writeString(directory.resolve(digest.hex()), "hellO");

        BlobStore next = withRoom(ROOM);

        assertThat(read(next, digest)).isEqualTo(HELLO);
        assertThat(directory.resolve(digest.hex())).hasBinaryContent(HELLO);
        assertThat(far.opened()).isEqualTo(2);
    }

    @Test
    void whatIsDamagedWhileItIsUsedIsFetchedByTheNext() throws IOException {
        Digest digest = put(HELLO);
        read(store, digest);
        Files.writeString(directory.resolve(digest.hex()), "hellO");

        assertThatThrownBy(() -> read(store, digest)).isInstanceOf(CorruptBlobException.class);

        assertThat(read(store, digest)).isEqualTo(HELLO);
    }

    @Test
    void whatNeverCameToItsEndIsClearedAway() throws IOException {
        Path half = Files.writeString(directory.resolve("incoming").resolve("copy-1"), "hel");

        withRoom(ROOM);

        assertThat(half).doesNotExist();
    }

    @Test
    void whatTheStoreHasDamagedIsNotKept() throws IOException {
        Digest digest = put(HELLO);
        far.corrupt(digest, "hellO".getBytes(UTF_8));

        assertThatThrownBy(() -> read(store, digest)).isInstanceOf(CorruptBlobException.class);

        assertThat(copies()).isEmpty();
        assertThat(directory.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void copiesTakeNoMoreRoomThanTheyMay() throws IOException {
        int size = 100 << 10;
        BlobStore small = withRoom(3L * size);
        List<Digest> digests = new ArrayList<>();
        for (int seed = 0; seed < 10; seed++) {
            digests.add(put(random(seed, size)));
        }

        for (int seed = 0; seed < 10; seed++) {
            assertThat(read(small, digests.get(seed))).isEqualTo(random(seed, size));
        }

        assertThat(copies()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
        assertThat(read(small, digests.getFirst())).isEqualTo(random(0, size));
    }

    @Test
    void whatAnEarlierRunLeftTakesNoMoreRoomThanItMay() throws IOException {
        int size = 100 << 10;
        for (int seed = 0; seed < 10; seed++) {
            read(store, put(random(seed, size)));
        }
        assertThat(copies()).hasSize(10);

        withRoom(3L * size);

        assertThat(copies()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aBlobThatIsLargerThanTheRoomIsReadAllTheSame() throws IOException {
        byte[] large = random(1, 1 << 20);
        Digest digest = put(large);
        BlobStore small = withRoom(1 << 10);

        assertThat(read(small, digest)).isEqualTo(large);
        assertThat(copies()).isEmpty();
    }

    @Test
    void aDiskThatTakesNothingLeavesTheStoreToReadFrom() throws IOException {
        Digest digest = put(HELLO);
        Files.delete(directory.resolve("incoming"));

        assertThat(read(store, digest)).isEqualTo(HELLO);
        assertThat(copies()).isEmpty();
    }

    private BlobStore withRoom(long bytes) throws IOException {
        return new CopiedBlobStore(far, directory, bytes);
    }

    private Digest put(byte[] bytes) throws IOException {
        return far.put(new ByteArrayInputStream(bytes)).digest();
    }

    private List<Path> copies() throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] random(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(BlobStore from, Digest digest) throws IOException {
        try (InputStream bytes = from.require(digest)) {
            return bytes.readAllBytes();
        }
    }
}
