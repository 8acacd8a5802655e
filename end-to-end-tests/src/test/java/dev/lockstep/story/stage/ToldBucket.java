package dev.lockstep.story.stage;

import dev.lockstep.contracts.blob.s3.S3Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A bucket as services are told of it. */
record ToldBucket(Map<String, String> told) implements S3Settings {

    ToldBucket {
        told = Map.copyOf(told);
    }

    @Override
    public Optional<String> bucket() {
        return said("bucket");
    }

    @Override
    public Optional<String> prefix() {
        return said("prefix");
    }

    @Override
    public Optional<URI> endpoint() {
        return said("endpoint").map(URI::create);
    }

    @Override
    public String region() {
        return "us-east-1";
    }

    @Override
    public Optional<String> accessKey() {
        return said("access-key");
    }

    @Override
    public Optional<String> secretKey() {
        return said("secret-key");
    }

    @Override
    public boolean pathStyle() {
        return true;
    }

    @Override
    public Duration silence() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Duration renewAfter() {
        return Duration.ofHours(1);
    }

    @Override
    public Path scratch() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private Optional<String> said(String name) {
        return Optional.ofNullable(told.get("lockstep.blobs.s3." + name));
    }
}
