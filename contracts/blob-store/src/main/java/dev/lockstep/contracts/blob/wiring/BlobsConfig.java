package dev.lockstep.contracts.blob.wiring;

import dev.lockstep.contracts.blob.s3.S3Settings;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where blobs are kept: in a directory or in a bucket, and for all services in the same; see docs/blobs.md. */
@ConfigMapping(prefix = "lockstep.blobs")
public interface BlobsConfig {

    /** One that all services see. */
    Optional<Path> directory();

    S3Settings s3();
}
