package dev.lockstep.contracts.blob.s3;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.KeptBlob;
import dev.lockstep.contracts.blob.PutOutcome;
import dev.lockstep.contracts.blob.VerifyingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Blobs as objects that are called what their digest is.
 *
 * <p>What is put comes to rest on this machine first: a bucket wants to know an object's name before its bytes, and a blob
 * has its name only at its end. A name has one content for ever, so that puts need no condition: whoever comes second
 * writes what is there.
 */
public final class S3BlobStore implements BlobStore, AutoCloseable {

    /** Amazon takes no smaller parts than 5 MB; larger ones cost more when one has to be sent again. */
    private static final long PART_BYTES = 8L << 20;

    private final S3Client client;
    private final Bucket bucket;
    private final Objects objects;
    private final Path scratch;
    private final S3Failures failures;
    private final Duration renewAfter;
    private final Clock clock;

    /** Asks the server for nothing yet. */
    public S3BlobStore(S3Settings settings, Clock clock) throws IOException {
        this.bucket = Bucket.of(settings);
        this.scratch = Files.createDirectories(settings.scratch());
        this.failures = new S3Failures(bucket);
        this.client = S3Clients.of(settings);
        this.objects = new Objects(client, bucket);
        this.renewAfter = settings.renewAfter();
        this.clock = clock;
    }

    @Override
    public Blob put(InputStream source) throws IOException {
        try (Scratch received = Scratch.of(source, scratch)) {
            keep(received);
            return received.blob();
        }
    }

    @Override
    public PutOutcome put(InputStream source, Digest promised) throws IOException {
        try (Scratch received = Scratch.of(source, scratch)) {
            Digest actual = received.blob().digest();
            if (!actual.equals(promised)) {
                return new PutOutcome.Mismatched(actual);
            }
            keep(received);
            return new PutOutcome.Stored(received.blob());
        }
    }

    @Override
    public boolean contains(Digest digest) throws IOException {
        return read(() -> objects.contain(digest));
    }

    @Override
    public boolean use(Digest digest) throws IOException {
        return write(() -> objects.use(digest, clock.instant().minus(renewAfter)));
    }

    @Override
    public Duration renewsAfter() {
        return renewAfter;
    }

    @Override
    public void list(Consumer<KeptBlob> each) throws IOException {
        var _ = read(() -> {
            objects.list(each);
            return true;
        });
    }

    @Override
    public boolean remove(Digest digest, Instant before) throws IOException {
        return write(() -> objects.remove(digest, before));
    }

    @Override
    public Optional<String> whyNothingIsRemoved() throws IOException {
        try {
            return objects.haveVersions()
                    ? Optional.empty()
                    : Optional.of(
                            bucket + " keeps no versions, without which nothing is removed: turn on its versioning");
        } catch (SdkException failure) {
            return Optional.of(failures.onVersions(failure));
        }
    }

    @Override
    public Optional<InputStream> open(Digest digest) throws IOException {
        try {
            InputStream object = new ObjectStream(
                    client.getObject(get -> get.bucket(bucket.name()).key(bucket.key(digest))));
            return Optional.of(new VerifyingInputStream(object, digest));
        } catch (SdkException failure) {
            if (S3Failures.isAbsent(failure)) {
                return Optional.empty();
            }
            throw failures.onRead(failure);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private void keep(Scratch received) throws IOException {
        Blob blob = received.blob();
        if (blob.sizeBytes() > PART_BYTES && isWhole(blob) && use(blob.digest())) {
            return;
        }
        try {
            new Upload(client, bucket.name(), bucket.key(blob.digest()), PART_BYTES).send(received);
        } catch (SdkException failure) {
            throw failures.onWrite(failure);
        }
    }

    /** To ask costs a round trip, which saves the way of a large file. */
    private boolean isWhole(Blob blob) throws IOException {
        return read(() -> objects.find(blob.digest())
                .filter(object -> object.contentLength() == blob.sizeBytes())
                .isPresent());
    }

    private boolean read(Supplier<Boolean> call) throws IOException {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw failures.onRead(failure);
        }
    }

    private boolean write(Supplier<Boolean> call) throws IOException {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw failures.onWrite(failure);
        }
    }
}
