package dev.lockstep.contracts.blob.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings for a server on this machine. */
record TestSettings(URI server, String name, String secret, Path scratch, Duration silence, Duration patience)
        implements S3Settings {

    static final String PREFIX = "blobs/";

    static TestSettings of(URI server, String bucket) {
        return new TestSettings(
                server,
                bucket,
                S3Server.SECRET,
                Path.of(System.getProperty("java.io.tmpdir")),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60));
    }

    TestSettings restingIn(Path directory) {
        return new TestSettings(server, name, secret, directory, silence, patience);
    }

    TestSettings withSecret(String other) {
        return new TestSettings(server, name, other, scratch, silence, patience);
    }

    TestSettings inBucket(String other) {
        return new TestSettings(server, other, secret, scratch, silence, patience);
    }

    TestSettings impatient() {
        return new TestSettings(server, name, secret, scratch, Duration.ofMillis(100), Duration.ofSeconds(2));
    }

    @Override
    public Optional<String> bucket() {
        return Optional.of(name);
    }

    @Override
    public Optional<String> prefix() {
        return Optional.of(PREFIX);
    }

    @Override
    public Optional<URI> endpoint() {
        return Optional.of(server);
    }

    @Override
    public String region() {
        return "us-east-1";
    }

    @Override
    public Optional<String> accessKey() {
        return Optional.of(S3Server.KEY);
    }

    @Override
    public Optional<String> secretKey() {
        return Optional.of(secret);
    }

    @Override
    public Duration renewAfter() {
        return Duration.ofHours(1);
    }

    @Override
    public boolean pathStyle() {
        return true;
    }
}
