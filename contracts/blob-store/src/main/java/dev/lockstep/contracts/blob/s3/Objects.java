package dev.lockstep.contracts.blob.s3;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.KeptBlob;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What a bucket says of blobs. An object's age is when its latest version was written; to use a blob that is not young is to
 * write the object over itself, inside the server.
 */
record Objects(S3Client client, Bucket bucket) {

    Optional<HeadObjectResponse> find(Digest digest) {
        try {
            return Optional.of(
                    client.headObject(ask -> ask.bucket(bucket.name()).key(bucket.key(digest))));
        } catch (SdkException failure) {
            if (S3Failures.isAbsent(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** An answer to HEAD does not say whether it is the object that is not there, or its bucket. */
    boolean contain(Digest digest) {
        if (find(digest).isPresent()) {
            return true;
        }
        requireBucket();
        return false;
    }

    /** Many credentials may use the objects of a bucket and not ask about the bucket itself: to be refused says that it is there. */
    private void requireBucket() {
        try {
            var _ = client.headBucket(ask -> ask.bucket(bucket.name()));
        } catch (SdkException failure) {
            if (!S3Failures.isDenied(failure)) {
                throw failure;
            }
        }
    }

    /** Whether it was there. */
    boolean use(Digest digest, Instant youngSince) {
        return find(digest)
                .filter(object -> object.lastModified().isAfter(youngSince) || renew(digest))
                .isPresent();
    }

    /** A server refuses to write an object over itself unless something about it is new. */
    private boolean renew(Digest digest) {
        try {
            client.copyObject(copy -> copy.sourceBucket(bucket.name())
                    .sourceKey(bucket.key(digest))
                    .destinationBucket(bucket.name())
                    .destinationKey(bucket.key(digest))
                    .metadataDirective(MetadataDirective.REPLACE));
            return true;
        } catch (SdkException failure) {
            if (S3Failures.isAbsent(failure)) {
                return false;
            }
            throw failure;
        }
    }

    void list(Consumer<KeptBlob> each) {
        client.listObjectsV2Paginator(ask -> ask.bucket(bucket.name()).prefix(bucket.prefix())).contents().stream()
                .flatMap(object -> kept(object).stream())
                .forEach(each);
    }

    boolean haveVersions() {
        return client.getBucketVersioning(ask -> ask.bucket(bucket.name())).status() == BucketVersioningStatus.ENABLED;
    }

    /**
     * Removes the latest version by its name if it is older: one that is written at the same time stays. Where a bucket
     * keeps no versions nothing is removed, since nobody could tell which one it would be. What an earlier version shows
     * again is left to the next removal, or to the bucket's own rules for earlier versions.
     */
    boolean remove(Digest digest, Instant before) {
        Optional<String> version = versionBefore(digest, before);
        version.ifPresent(old -> client.deleteObject(
                delete -> delete.bucket(bucket.name()).key(bucket.key(digest)).versionId(old)));
        return version.isPresent() && find(digest).isEmpty();
    }

    private Optional<String> versionBefore(Digest digest, Instant before) {
        return find(digest)
                .filter(object -> latestUse(object).isBefore(before))
                .flatMap(object -> Optional.ofNullable(object.versionId()))
                .filter(version -> !version.equals("null"));
    }

    /** The header has whole seconds, rounded down. */
    private static Instant latestUse(HeadObjectResponse object) {
        return object.lastModified().plusSeconds(1);
    }

    /** Empty for what other things the bucket holds. */
    private Optional<KeptBlob> kept(S3Object object) {
        String name = object.key().substring(bucket.prefix().length());
        return Digest.isDigest(name)
                ? Optional.of(new KeptBlob(new Blob(new Digest(name), object.size()), object.lastModified()))
                : Optional.empty();
    }
}
