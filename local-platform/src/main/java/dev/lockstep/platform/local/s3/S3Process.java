package dev.lockstep.platform.local.s3;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** One bucket. Arguments: data directory, port, the bucket's name, access key and secret. */
public final class S3Process {

    private S3Process() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        Files.createDirectories(data.resolve(arguments[2]));
        S3Proxy server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:" + arguments[1]))
                .awsAuthentication(AuthenticationType.AWS_V4, arguments[3], arguments[4])
                .blobStore(new FilesystemNio2BlobStore(data.toString()))
                .build();
        server.start();
        new CountDownLatch(1).await();
    }
}
