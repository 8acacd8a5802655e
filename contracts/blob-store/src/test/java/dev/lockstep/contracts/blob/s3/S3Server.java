package dev.lockstep.contracts.blob.s3;

import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** A server that speaks the API of S3, inside this JVM; it refuses what it is told to. */
public final class S3Server {

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

    public static S3Server start() throws Exception {
        S3Server started = new S3Server();
        started.server.start();
        return started;
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

    public void stop() throws Exception {
        server.stop();
    }
}
