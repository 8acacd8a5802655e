package dev.lockstep.edge.body.files;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Copies in a directory of what is in a store far away. */
record Copies(FarStore far, Path directory) {

    BlobStore withRoom(long bytes) throws IOException {
        return new CopiedBlobStore(far, directory, bytes);
    }

    /** Far away, where it is not copied yet. */
    Digest put(byte[] bytes) throws IOException {
        return far.put(new ByteArrayInputStream(bytes)).digest();
    }

    Path of(Digest digest) {
        return directory.resolve(digest.hex());
    }

    /** What has not all come yet. */
    Path incoming() {
        return directory.resolve("incoming");
    }

    List<Path> all() throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile).toList();
        }
    }

    static byte[] read(BlobStore from, Digest digest) throws IOException {
        try (InputStream bytes = from.require(digest)) {
            return bytes.readAllBytes();
        }
    }
}
