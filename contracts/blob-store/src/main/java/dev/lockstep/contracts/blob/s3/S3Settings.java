package dev.lockstep.contracts.blob.s3;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which bucket blobs are in, and how to reach it. */
public interface S3Settings {

    /** It has to exist. */
    Optional<String> bucket();

    /** Put before every name, such as {@code lockstep/}, where the bucket holds other things too. */
    Optional<String> prefix();

    /** Where a server other than Amazon's is. */
    Optional<URI> endpoint();

    /** Part of every signature. Servers other than Amazon's mostly take any. */
    @WithDefault("us-east-1")
    String region();

    /** Without it, and the secret, whatever the AWS SDK finds: environment, web identity, profile, instance. */
    Optional<String> accessKey();

    /** That of the access key. */
    Optional<String> secretKey();

    /** The bucket stands in the path of an address rather than in its host, which needs no names of its own for buckets. */
    @WithDefault("true")
    boolean pathStyle();

    /** For one attempt to begin, and between two packets of it: longer rides out a slow server, shorter tells of a dead one. */
    @WithDefault("5s")
    Duration silence();

    /** For one call with all its attempts: a file of 8 MB, or such a part of a larger one, has to get through in it. */
    @WithDefault("60s")
    Duration patience();

    /**
     * How old an object may be that is counted on without being written over itself to be young: longer saves writes, and
     * {@code lockstep.retention.grace} has to be longer still.
     */
    @WithDefault("1h")
    Duration renewAfter();

    /** What is put rests here until all of it has come and has its name; it needs room for what comes at once. */
    @WithDefault("${java.io.tmpdir}")
    Path scratch();
}
