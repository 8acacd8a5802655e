package dev.lockstep.contracts.blob.s3;

import dev.lockstep.contracts.blob.UnreachableStoreException;
import dev.lockstep.contracts.blob.UnwritableStoreException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** What an SDK throws, in the words of the port: which bucket it is, what was said of it, and what can be done. */
record S3Failures(Bucket bucket) {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int INSUFFICIENT_STORAGE = 507;

    /** As Ceph, MinIO and others name it; Amazon's own buckets are never full. */
    private static final Set<String> FULL = Set.of(
            "QuotaExceeded",
            "XMinioStorageFull",
            "XMinioAdminBucketQuotaExceeded",
            "StorageFull",
            "InsufficientCapacity",
            "ServiceQuotaExceeded");

    /** Without a code where a server says no more than the status, as to HEAD. */
    private static final Set<String> DENIED = Set.of("AccessDenied", "AllAccessDisabled", "Forbidden", "403", "");

    IOException onRead(SdkException failure) {
        return switch (failure) {
            case AwsServiceException said
            when isDenied(said) -> unreachable(said, allow("s3:GetObject and s3:ListBucket"));
            case AwsServiceException said
            when said.statusCode() == FORBIDDEN ->
                unreachable(
                        said, "see whether the credentials are the right ones, and whether this machine's clock is");
            case AwsServiceException said when isBucketMissing(said) -> unreachable(said, "create the bucket");
            default -> unreachable(failure, "see whether the server runs and can be reached from here");
        };
    }

    IOException onWrite(SdkException failure) {
        return switch (failure) {
            case AwsServiceException said
            when said.statusCode() == INSUFFICIENT_STORAGE || FULL.contains(code(said)) ->
                unwritable(said, "is full", "raise the quota of the bucket, or give its server more room");
            case AwsServiceException said
            when isDenied(said) -> unwritable(said, "may not be written", allow("s3:PutObject"));
            default -> onRead(failure);
        };
    }

    /** Many credentials may use the objects of a bucket and not ask about the bucket itself; what is refused stops nobody. */
    String onVersions(SdkException failure) throws IOException {
        if (failure instanceof AwsServiceException said && !isBucketMissing(said) && isNoOutage(said)) {
            return bucket + " does not say whether it keeps versions, without which nothing is removed (" + told(said)
                    + "): allow these credentials s3:GetBucketVersioning on the bucket";
        }
        throw onRead(failure);
    }

    private static boolean isNoOutage(AwsServiceException said) {
        return said.statusCode() < INTERNAL_ERROR || said.statusCode() == NOT_IMPLEMENTED;
    }

    /** An object that is not there, rather than a bucket that is not. */
    static boolean isAbsent(SdkException failure) {
        return failure instanceof AwsServiceException said && said.statusCode() == NOT_FOUND && !isBucketMissing(said);
    }

    /** Whoever asks is known, and may not; 403 is said of those who are not known as well. */
    static boolean isDenied(SdkException failure) {
        return failure instanceof AwsServiceException said
                && said.statusCode() == FORBIDDEN
                && DENIED.contains(code(said));
    }

    private static boolean isBucketMissing(AwsServiceException said) {
        return said instanceof NoSuchBucketException || code(said).equals("NoSuchBucket");
    }

    private static String allow(String action) {
        return "allow these credentials " + action + " on the bucket, and see whether they are the right ones";
    }

    private IOException unwritable(AwsServiceException said, String how, String hint) {
        return new UnwritableStoreException(bucket + " " + how + ": " + told(said), hint, said);
    }

    private IOException unreachable(SdkException failure, String hint) {
        String told = failure instanceof AwsServiceException said ? told(said) : String.valueOf(failure.getMessage());
        return new UnreachableStoreException(bucket + " cannot be used: " + told, hint, failure);
    }

    private static String told(AwsServiceException said) {
        return said.statusCode() + " " + code(said);
    }

    private static String code(AwsServiceException said) {
        return Optional.ofNullable(said.awsErrorDetails())
                .map(details -> String.valueOf(details.errorCode()))
                .orElse("");
    }
}
