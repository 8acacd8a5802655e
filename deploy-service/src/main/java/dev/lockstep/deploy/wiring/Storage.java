package dev.lockstep.deploy.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.wiring.BlobsConfig;
import dev.lockstep.contracts.blob.wiring.OpenBlobs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Where bytes are kept. */
class Storage {

    @Produces
    @Singleton
    BlobStore blobs(BlobsConfig config) throws IOException {
        return OpenBlobs.of(config);
    }
}
