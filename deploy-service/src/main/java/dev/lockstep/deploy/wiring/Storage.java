package dev.lockstep.deploy.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.files.FileBlobStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where bytes are kept. */
class Storage {

    @Produces
    @Singleton
    BlobStore blobs(@ConfigProperty(name = "lockstep.blobs.directory") Path directory) throws IOException {
        return new FileBlobStore(directory);
    }
}
