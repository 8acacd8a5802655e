package dev.lockstep.contracts.blob.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.files.FileBlobStore;
import dev.lockstep.contracts.blob.s3.S3BlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Opens the store that an operator has named. Nothing of the AWS SDK is loaded unless it is a bucket. */
public final class OpenBlobs {

    private OpenBlobs() {}

    public static BlobStore of(BlobsConfig config) throws IOException {
        Optional<Path> directory = config.directory();
        if (directory.isPresent() == isBucket(config)) {
            throw new IllegalArgumentException("blobs are kept in one place: set either lockstep.blobs.directory or"
                    + " lockstep.blobs.s3.bucket" + (isBucket(config) ? ", and not both" : ""));
        }
        return directory.isPresent()
                ? new FileBlobStore(directory.get())
                : new S3BlobStore(config.s3(), Clock.systemUTC());
    }

    /** Whether the bytes are on other machines. */
    public static boolean isBucket(BlobsConfig config) {
        return config.s3().bucket().isPresent();
    }
}
