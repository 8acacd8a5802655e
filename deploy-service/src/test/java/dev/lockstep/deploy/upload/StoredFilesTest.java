package dev.lockstep.deploy.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.blob.UnreachableStoreException;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredFilesTest {
    private static final SiteId SITE = new SiteId("s1");
    private static final Sha1 FIRST = new Sha1("a".repeat(40));
    private static final Sha1 SECOND = new Sha1("b".repeat(40));

    private final MemoryUploadStore uploads = new MemoryUploadStore(new MemoryTransactions());
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void whatTheStoreHasLostHasToTravelAgain() throws IOException {
        MemoryBlobStore blobs = new MemoryBlobStore();
        Blob first = known(FIRST, blobs);
        Blob second = known(SECOND, blobs);
        assertThat(blobs.remove(first.digest(), Instant.MAX)).isTrue();

        var stored = new StoredFiles(uploads, blobs, threads).of(SITE, List.of(FIRST, SECOND));

        assertThat(stored).containsOnlyKeys(SECOND).containsValue(second);
    }

    @Test
    void theStoreIsAskedForSeveralAtATime() throws IOException {
        // Given a store that answers nobody before it is asked for two
        CyclicBarrier both = new CyclicBarrier(2);
        MemoryBlobStore blobs = new MemoryBlobStore() {
            @Override
            public boolean use(Digest digest) throws IOException {
                awaitOthers(both);
                return super.use(digest);
            }
        };
        Blob _ = known(FIRST, blobs);
        Blob _ = known(SECOND, blobs);

        // When, Then
        assertThat(new StoredFiles(uploads, blobs, threads).of(SITE, List.of(FIRST, SECOND)))
                .containsOnlyKeys(FIRST, SECOND);
    }

    @Test
    void whyTheStoreFailsIsTold() throws IOException {
        MemoryBlobStore blobs = new MemoryBlobStore() {
            @Override
            public boolean use(Digest digest) throws IOException {
                throw new UnreachableStoreException("the bucket is gone", "wait", new IOException("reset"));
            }
        };
        Blob _ = known(FIRST, blobs);

        assertThatThrownBy(() -> new StoredFiles(uploads, blobs, threads).of(SITE, List.of(FIRST)))
                .isInstanceOf(UnreachableStoreException.class);
    }

    private Blob known(Sha1 file, MemoryBlobStore blobs) throws IOException {
        Blob blob = blobs.put(new ByteArrayInputStream(file.hex().getBytes(UTF_8)));
        uploads.arrived(SITE, new DeployId("d1"), file, blob);
        return blob;
    }

    private static void awaitOthers(CyclicBarrier barrier) {
        try {
            int _ = barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }
}
