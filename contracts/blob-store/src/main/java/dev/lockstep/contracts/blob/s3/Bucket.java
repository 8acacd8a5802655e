package dev.lockstep.contracts.blob.s3;

import dev.lockstep.contracts.blob.Digest;
import java.net.URI;

/** Where the blobs are, as an operator would say it. */
record Bucket(String name, String prefix, String server) {

    static Bucket of(S3Settings settings) {
        String name = settings.bucket()
                .orElseThrow(() -> new IllegalArgumentException(
                        "lockstep.blobs.s3.bucket is missing: name the bucket that blobs are in"));
        return new Bucket(
                name,
                settings.prefix().orElse(""),
                settings.endpoint().map(URI::toString).orElse("Amazon, " + settings.region()));
    }

    String key(Digest digest) {
        return prefix + digest.hex();
    }

    @Override
    public String toString() {
        return "bucket '" + name + "' at " + server;
    }
}
