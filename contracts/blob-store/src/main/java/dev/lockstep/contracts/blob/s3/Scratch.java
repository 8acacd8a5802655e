package dev.lockstep.contracts.blob.s3;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.DiskFailures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** Bytes that rest on this machine because their name is known only at their end, and since sending may take two attempts. */
record Scratch(Path file, Blob blob) implements AutoCloseable {

    static Scratch of(InputStream source, Path directory) throws IOException {
        try {
            return read(source, directory);
        } catch (IOException failure) {
            throw new DiskFailures(directory).onWrite(failure);
        }
    }

    private static Scratch read(InputStream source, Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "lockstep-blob-", "");
        try {
            MessageDigest sha256 = Digest.sha256();
            long size = Files.copy(new DigestInputStream(source, sha256), file, StandardCopyOption.REPLACE_EXISTING);
            return new Scratch(file, new Blob(Digest.finish(sha256), size));
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
