package dev.lockstep.contracts.blob.s3;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Clients as settings want them. */
final class S3Clients {

    /** Each visitor of a large file that nobody has yet holds one, as does each upload. */
    private static final int CONNECTIONS = 200;

    private S3Clients() {}

    /**
     * The client's own checksums are off: they come as trailers, which several servers refuse, and every blob is checked
     * against its name anyway.
     */
    static S3Client of(S3Settings settings) {
        S3ClientBuilder client = S3Client.builder()
                .httpClient(http(settings))
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .forcePathStyle(settings.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(
                        calls -> calls.retryStrategy(RetryMode.STANDARD).apiCallTimeout(settings.patience()));
        settings.endpoint().ifPresent(client::endpointOverride);
        return client.build();
    }

    private static SdkHttpClient http(S3Settings settings) {
        return ApacheHttpClient.builder()
                .maxConnections(CONNECTIONS)
                .connectionTimeout(settings.silence())
                .socketTimeout(settings.silence())
                .connectionAcquisitionTimeout(settings.patience())
                .build();
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        Optional<String> key = settings.accessKey();
        Optional<String> secret = settings.secretKey();
        if (key.isPresent() != secret.isPresent()) {
            throw new IllegalArgumentException(
                    "lockstep.blobs.s3.access-key and lockstep.blobs.s3.secret-key go together:"
                            + " set both, or neither to use what the AWS SDK finds");
        }
        return key.isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(key.get(), secret.get()))
                : DefaultCredentialsProvider.builder().build();
    }
}
