package dev.lockstep.contracts.blob.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.BlobStoreContract;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.UnreachableStoreException;
import dev.lockstep.contracts.blob.UnwritableStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3BlobStoreIT extends BlobStoreContract {

    private static final byte[] HELLO = "hello".getBytes(UTF_8);
    private static final byte[] THREE_PARTS = new byte[20 << 20];

    private static S3Server server;

    private final String bucket = UUID.randomUUID().toString();
    private final Path scratch;
    private TestSettings settings;
    private S3BlobStore store;
    private S3BlobStore longAfterwards;

    S3BlobStoreIT(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @BeforeAll
    static void startServer() throws IOException {
        server = S3Server.start();
        new Random(1).nextBytes(THREE_PARTS);
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void openStore() throws IOException {
        settings = server.bucket(bucket).restingIn(scratch);
        store = new S3BlobStore(settings, Clock.systemUTC());
        longAfterwards = new S3BlobStore(settings, Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
    }

    @AfterEach
    void nothingIsLeftOnThisMachine() {
        store.close();
        longAfterwards.close();
        assertThat(scratch).isEmptyDirectory();
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    /** What has passed is told by a clock: nobody can tell a server that its objects are old. */
    @Override
    protected BlobStore longAfterwards() {
        return longAfterwards;
    }

    @Override
    protected void corrupt(Digest digest, byte[] bytes) {
        try (S3Client client = S3Clients.of(settings)) {
            client.putObject(
                    put -> put.bucket(bucket).key(Bucket.of(settings).key(digest)), RequestBody.fromBytes(bytes));
        }
    }

    @Test
    void aLargeBlobGoesInPartsAndOnlyOnce() throws IOException {
        int before = server.objects().parts();

        Blob blob = put(THREE_PARTS);

        assertThat(read(blob.digest())).isEqualTo(THREE_PARTS);
        assertThat(server.objects().parts() - before).isEqualTo(3);
        assertThat(put(THREE_PARTS)).isEqualTo(blob);
        assertThat(server.objects().parts() - before).isEqualTo(3);
        assertThat(server.unjoined(bucket)).isEmpty();
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws IOException {
        server.objects().refuse(2, 503, "SlowDown");

        Blob blob = put(HELLO);

        assertThat(server.objects().refused()).isEqualTo(2);
        assertThat(read(blob.digest())).isEqualTo(HELLO);
    }

    @ParameterizedTest
    @CsvSource({
        "507, InsufficientStorage, is full",
        "403, QuotaExceeded, is full",
        "400, XMinioStorageFull, is full",
        "403, AccessDenied, may not be written"
    })
    void aStoreThatTakesNothingIsToldFromOneThatIsGone(int status, String code, String told) throws IOException {
        server.objects().refuse(Integer.MAX_VALUE, status, code);

        assertThatThrownBy(() -> put(HELLO))
                .isInstanceOf(UnwritableStoreException.class)
                .hasMessageContainingAll(bucket, settings.server().toString(), told, code);

        assertThat(server.objects().refused()).isPositive();
        server.objects().refuse(0, 500, "");
        assertThat(store.contains(Digest.of(HELLO))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken"})
    void aStoreThatDoesNotKnowUsIsNoStoreThatIsFull(String code) {
        server.objects().refuse(Integer.MAX_VALUE, 403, code);

        assertThatThrownBy(() -> put(HELLO))
                .isInstanceOf(UnreachableStoreException.class)
                .hasMessageContainingAll(bucket, code, "credentials");
        server.objects().refuse(0, 500, "");
    }

    @Test
    void aLargeBlobThatIsRefusedLeavesNoPartsBehind() throws IOException {
        server.objects().refuse(Integer.MAX_VALUE, 507, "InsufficientStorage");

        assertThatThrownBy(() -> put(THREE_PARTS)).isInstanceOf(UnwritableStoreException.class);

        assertThat(server.objects().refused()).isPositive();
        server.objects().refuse(0, 500, "");
        assertThat(store.contains(Digest.of(THREE_PARTS))).isFalse();
        assertThat(server.unjoined(bucket)).isEmpty();
    }

    @Test
    void whatIsUsedBetweenLookAndRemovalIsKept() throws IOException {
        Blob blob = put(HELLO);
        AtomicInteger used = new AtomicInteger();
        server.objects().beforeRemoval(() -> used.addAndGet(longAfterwards.use(blob.digest()) ? 1 : 0));

        boolean removed = store.remove(blob.digest(), Instant.now().plusSeconds(2));

        assertThat(used).hasValue(1);
        assertThat(removed).isFalse();
        assertThat(read(blob.digest())).isEqualTo(HELLO);
    }

    @Test
    void whatIsYoungIsNotWrittenAgainToBeCountedOn() throws IOException {
        Blob blob = put(HELLO);
        int before = server.objects().copies();

        assertThat(store.use(blob.digest())).isTrue();
        assertThat(server.objects().copies() - before).isZero();
        assertThat(longAfterwards.use(blob.digest())).isTrue();
        assertThat(server.objects().copies() - before).isEqualTo(1);
    }

    @Test
    void nothingIsRemovedWhereNoVersionsAreKept() throws IOException {
        try (S3BlobStore plain = new S3BlobStore(server.plainBucket(bucket + "-plain"), Clock.systemUTC())) {
            Blob blob = plain.put(new ByteArrayInputStream(HELLO));

            boolean removed = plain.remove(blob.digest(), Instant.now().plus(Duration.ofDays(1)));

            assertThat(removed).isFalse();
            assertThat(plain.contains(blob.digest())).isTrue();
            assertThat(plain.whyNothingIsRemoved())
                    .hasValueSatisfying(why -> assertThat(why).contains(bucket + "-plain", "turn on its versioning"));
            assertThat(store.whyNothingIsRemoved()).isEmpty();
        }
    }

    @Test
    void whoeverMayNotAskForVersionsIsToldOfThat() throws IOException {
        server.objects().refuse(1, 403, "AccessDenied");

        Optional<String> why = store.whyNothingIsRemoved();

        assertThat(server.objects().refused()).isEqualTo(1);
        assertThat(why).hasValueSatisfying(told -> assertThat(told).contains(bucket, "s3:GetBucketVersioning"));
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            TestSettings there = TestSettings.of(address, bucket).impatient();
            try (S3BlobStore gone = new S3BlobStore(there, Clock.systemUTC())) {
                assertThatThrownBy(() -> gone.open(Digest.of(HELLO)))
                        .isInstanceOf(UnreachableStoreException.class)
                        .hasMessageContainingAll(bucket, address.toString());
            }
        }
    }

    @Test
    void aBucketThatIsMissingIsNamed() throws IOException {
        try (S3BlobStore elsewhere = new S3BlobStore(settings.inBucket("nowhere"), Clock.systemUTC())) {
            assertThatThrownBy(() -> elsewhere.put(new ByteArrayInputStream(HELLO)))
                    .isInstanceOf(UnreachableStoreException.class)
                    .hasMessageContainingAll("'nowhere'", "NoSuchBucket")
                    .extracting(failure -> ((UnreachableStoreException) failure).hint())
                    .isEqualTo("create the bucket");
        }
    }

    /** A server says no more of either than that it is not found. */
    @Test
    void aBucketThatIsMissingHasNotLostItsBlobs() throws IOException {
        Blob blob = put(HELLO);

        try (S3BlobStore elsewhere = new S3BlobStore(settings.inBucket("nowhere"), Clock.systemUTC())) {
            assertThatThrownBy(() -> elsewhere.contains(blob.digest()))
                    .isInstanceOf(UnreachableStoreException.class)
                    .hasMessageContaining("'nowhere'")
                    .extracting(failure -> ((UnreachableStoreException) failure).hint())
                    .isEqualTo("create the bucket");
        }
        assertThat(store.contains(Digest.of(THREE_PARTS))).isFalse();
    }

    @Test
    void credentialsThatAreWrongAreHintedAt() throws IOException {
        try (S3BlobStore stranger = new S3BlobStore(settings.withSecret("another"), Clock.systemUTC())) {
            assertThatThrownBy(() -> stranger.open(Digest.of(HELLO)))
                    .isInstanceOf(UnreachableStoreException.class)
                    .extracting(failure -> ((UnreachableStoreException) failure).hint())
                    .asString()
                    .contains("credentials");
        }
    }

    private Blob put(byte[] bytes) throws IOException {
        return store.put(new ByteArrayInputStream(bytes));
    }

    private byte[] read(Digest digest) throws IOException {
        try (InputStream bytes = store.require(digest)) {
            return bytes.readAllBytes();
        }
    }
}
