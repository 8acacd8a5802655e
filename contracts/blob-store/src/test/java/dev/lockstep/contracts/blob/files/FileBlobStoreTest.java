package dev.lockstep.contracts.blob.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.BlobStoreContract;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.UnreachableStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {

    private final Path root;
    private final FileBlobStore store;

    FileBlobStoreTest(@TempDir Path root) throws IOException {
        this.root = root;
        this.store = new FileBlobStore(root);
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    @Override
    protected BlobStore longAfterwards() throws IOException {
        List<Digest> all = new ArrayList<>();
        store.list(kept -> all.add(kept.blob().digest()));
        for (Digest digest : all) {
            Files.setLastModifiedTime(homeOf(digest), FileTime.from(Instant.EPOCH));
        }
        return store;
    }

    @Override
    protected void corrupt(Digest digest, byte[] bytes) throws IOException {
        Files.write(homeOf(digest), bytes);
    }

    @BeforeEach
    void nothingIsIncoming() throws IOException {
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void aRefusedPutLeavesNoFileBehind() throws IOException {
        store.put(new ByteArrayInputStream(new byte[10]), Digest.of(new byte[11]));

        nothingIsIncoming();
    }

    @Test
    void anotherStoreOnTheSameRootSeesTheBlob() throws IOException {
        var blob = store.put(new ByteArrayInputStream(new byte[10]));

        assertThat(new FileBlobStore(root).contains(blob.digest())).isTrue();
    }

    @Test
    void aDiskThatIsAwayHasNotLostItsBlobs(@TempDir Path elsewhere) throws IOException {
        Blob blob = store.put(new ByteArrayInputStream(new byte[10]));
        Path away = elsewhere.resolve("away");
        Files.move(root, away);
        Files.createDirectory(root);

        assertThatThrownBy(() -> store.contains(blob.digest()))
                .isInstanceOf(UnreachableStoreException.class)
                .hasMessageContainingAll(root.toString(), "is mounted");

        Files.delete(root);
        Files.move(away, root);
        assertThat(store.contains(blob.digest())).isTrue();
    }

    @Test
    void whatAKilledProcessLeftIsSweptAndWhatIsBeingWrittenIsKept() throws IOException {
        Instant now = Instant.parse("2026-01-02T00:00:00Z");
        Path left = incoming("left", now.minusSeconds(7200));
        Path current = incoming("current", now);

        store.removeUnfinished(now.minusSeconds(3600));

        assertThat(left).doesNotExist();
        assertThat(current).exists();
    }

    @Test
    void aRemovalThatWasKilledIsPutBackWithTheNextList() throws IOException {
        Digest digest = store.put(new ByteArrayInputStream(new byte[10])).digest();
        Files.move(homeOf(digest), root.resolve("aside").resolve(digest.hex()));

        List<Digest> listed = new ArrayList<>();
        store.list(kept -> listed.add(kept.blob().digest()));

        assertThat(listed).containsExactly(digest);
        assertThat(homeOf(digest)).exists();
    }

    @Test
    void whatIsPutAgainAfterSuchARemovalIsYoung() throws IOException {
        byte[] bytes = new byte[10];
        Digest digest = store.put(new ByteArrayInputStream(bytes)).digest();
        Instant now = Instant.now();
        Files.setLastModifiedTime(homeOf(digest), FileTime.from(now.minus(Duration.ofDays(9))));
        Files.move(homeOf(digest), root.resolve("aside").resolve(digest.hex()));
        Blob _ = store.put(new ByteArrayInputStream(bytes));

        store.list(_ -> {});

        assertThat(store.remove(digest, now.minus(Duration.ofDays(1)))).isFalse();
        assertThat(store.contains(digest)).isTrue();
    }

    @Test
    void filesOfOthersAreNoBlobs() throws IOException {
        Digest digest = store.put(new ByteArrayInputStream(new byte[10])).digest();
        Files.createFile(homeOf(digest).resolveSibling(".nfs000000000000002a00000001"));
        Files.createFile(root.resolve("aside").resolve(".nfs000000000000002a00000002"));

        List<Digest> listed = new ArrayList<>();
        store.list(kept -> listed.add(kept.blob().digest()));

        assertThat(listed).containsExactly(digest);
    }

    /** What is being put has a file of its own meanwhile, which is gone before anybody can look at it. */
    @Test
    void blobsAreListedWhileOthersArePut() throws Exception {
        byte[] bytes = new byte[10];
        Digest digest = Digest.of(bytes);
        store.put(new ByteArrayInputStream(bytes));
        AtomicBoolean listing = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(1)) {
            var puts = threads.submit(() -> {
                int times = 0;
                for (; listing.get() || times == 0; times++) {
                    store.put(new ByteArrayInputStream(bytes));
                }
                return times;
            });
            for (int round = 0; round < 500; round++) {
                List<Digest> listed = new ArrayList<>();
                store.list(kept -> listed.add(kept.blob().digest()));
                assertThat(listed).containsExactly(digest);
            }
            listing.set(false);
            assertThat(puts.get()).isPositive();
        }
    }

    /** A removal may hide a blob while it makes up its mind, but whoever was told of it keeps it. */
    @Test
    void whoeverIsToldThatABlobIsThereKeepsIt() throws Exception {
        byte[] bytes = new byte[10];
        Digest digest = Digest.of(bytes);
        Instant longAgo = Instant.parse("2026-01-02T00:00:00Z");
        store.put(new ByteArrayInputStream(bytes));
        AtomicInteger told = new AtomicInteger();
        AtomicInteger removed = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 2000; round++) {
                Files.write(homeOf(digest), bytes);
                Files.setLastModifiedTime(homeOf(digest), FileTime.from(longAgo));
                CyclicBarrier begin = new CyclicBarrier(2);
                var removal = threads.submit(() -> {
                    begin.await();
                    return store.remove(digest, longAgo.plusSeconds(1));
                });
                var use = threads.submit(() -> {
                    begin.await();
                    return store.use(digest);
                });

                boolean isRemoved = removal.get();
                if (use.get()) {
                    told.incrementAndGet();
                    assertThat(store.contains(digest)).isTrue();
                }
                if (isRemoved) {
                    removed.incrementAndGet();
                }
            }
        }
        assertThat(told).hasPositiveValue();
        assertThat(removed).hasPositiveValue();
    }

    private Path homeOf(Digest digest) {
        String hex = digest.hex();
        return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
    }

    private Path incoming(String name, Instant modified) throws IOException {
        Path file = Files.createFile(root.resolve("incoming").resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
