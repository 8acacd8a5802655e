package dev.lockstep.deploy.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.BlobTraffic;
import dev.lockstep.contracts.blob.CountedBlobStore;
import dev.lockstep.contracts.blob.metrics.BlobMeters;
import dev.lockstep.contracts.blob.wiring.BlobsConfig;
import dev.lockstep.contracts.blob.wiring.OpenBlobs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Where bytes are kept. */
class Storage {

    @Produces
    @Singleton
    BlobStore blobs(BlobsConfig config, BlobTraffic traffic) throws IOException {
        return new CountedBlobStore(OpenBlobs.of(config), traffic);
    }

    @Produces
    @Singleton
    BlobTraffic blobTraffic() {
        return new BlobTraffic();
    }

    @Produces
    @Singleton
    BlobMeters blobMeters(BlobTraffic traffic) {
        return new BlobMeters(traffic);
    }
}
