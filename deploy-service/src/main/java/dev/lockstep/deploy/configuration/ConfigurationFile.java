package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.configuration.notation.ReadConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** The one file of a deploy that configures it. */
record ConfigurationFile(ReadConfiguration notation) {
    /** What people call it. */
    static final String NAME = DeployFiles.CONFIGURATION.text().substring(1);

    /**
     * Empty when the deploy has none.
     *
     * @throws IOException when the store fails, or lacks the file's blob
     */
    Optional<ReadConfiguration.Reading> read(Map<CanonicalPath, Blob> files, BlobStore blobs) throws IOException {
        Blob file = files.get(DeployFiles.CONFIGURATION);
        if (file == null) {
            return Optional.empty();
        }
        try (InputStream source = blobs.require(file.digest())) {
            return Optional.of(notation.read(NAME, source));
        }
    }
}
