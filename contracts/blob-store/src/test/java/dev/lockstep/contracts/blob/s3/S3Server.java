package dev.lockstep.contracts.blob.s3;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** A server that speaks the API of S3, inside this JVM; it refuses what it is told to. */
public final class S3Server implements AutoCloseable {

    static final String KEY = "lockstep";
    static final String SECRET = "a secret of nobody's";

    private final MoodyStore objects = new MoodyStore(new TransientNio2BlobStore());
    private final S3Proxy server;

    private S3Server() {
        this.server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .blobStore(objects)
                .build();
    }

    public static S3Server start() throws IOException {
        S3Server started = new S3Server();
        try {
            started.server.start();
        } catch (Exception failure) {
            throw new IOException(failure);
        }
        return started;
    }

    /** What a service has to be told to keep its blobs in a new bucket of this server. */
    public Map<String, String> told(String bucket) {
        TestSettings settings = bucket(bucket);
        return Map.of(
                "lockstep.blobs.s3.endpoint", settings.server().toString(),
                "lockstep.blobs.s3.bucket", bucket,
                "lockstep.blobs.s3.prefix", TestSettings.PREFIX,
                "lockstep.blobs.s3.access-key", KEY,
                "lockstep.blobs.s3.secret-key", SECRET);
    }

    /** Refuses what is put until {@link #takeWrites}. */
    public void refuseWrites(int status, String code) {
        objects.refuse(Integer.MAX_VALUE, status, code);
    }

    public void takeWrites() {
        objects.refuse(0, 500, "");
    }

    /** How often a write was really refused since it last began to be. */
    public int refused() {
        return objects.refused();
    }

    /** Settings for a bucket that is there, empty, and keeps versions. */
    TestSettings bucket(String name) {
        TestSettings settings = plainBucket(name);
        try (S3Client client = S3Clients.of(settings)) {
            client.putBucketVersioning(put -> put.bucket(name)
                    .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED)));
        }
        return settings;
    }

    /** Settings for a bucket that is there, empty, and keeps only what came last. */
    TestSettings plainBucket(String name) {
        TestSettings settings = TestSettings.of(URI.create("http://127.0.0.1:" + server.getPort()), name);
        try (S3Client client = S3Clients.of(settings)) {
            client.createBucket(create -> create.bucket(name));
        }
        return settings;
    }

    MoodyStore objects() {
        return objects;
    }

    /** What was begun in a bucket, and neither joined nor given up. */
    List<?> unjoined(String bucket) {
        return objects.listMultipartUploads(bucket);
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }
}
