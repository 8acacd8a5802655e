package dev.lockstep.render.server.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.render.server.DeployFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Unpacks each deploy once, whole or not at all: it appears under its name only when all of its bytes have been checked.
 */
public final class UnpackedDeploys implements DeployFolder {

    private final Path directory;
    private final BlobStore blobs;
    private final long maxBytes;
    private final Cache<Digest, ReentrantLock> turns =
            Caffeine.newBuilder().weakValues().build();

    /**
     * Those of one worker.
     *
     * @param directory an empty one
     * @param maxBytes of one deploy
     */
    public UnpackedDeploys(Path directory, BlobStore blobs, long maxBytes) {
        this.directory = directory;
        this.blobs = blobs;
        this.maxBytes = maxBytes;
    }

    @Override
    public Path of(Digest digest, Manifest manifest) throws IOException {
        Path folder = folder(digest);
        ReentrantLock turn = turn(digest);
        turn.lock();
        try {
            if (!Files.isDirectory(folder)) {
                unpack(files(manifest), folder);
            }
            return folder;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void forget(Digest digest) throws IOException {
        ReentrantLock turn = turn(digest);
        turn.lock();
        try {
            FileTree.remove(folder(digest));
        } finally {
            turn.unlock();
        }
    }

    private Path folder(Digest digest) {
        return directory.resolve(digest.toString());
    }

    private ReentrantLock turn(Digest digest) {
        return turns.get(digest, ignored -> new ReentrantLock());
    }

    private static SortedMap<CanonicalPath, ManifestFile> files(Manifest manifest) {
        SortedMap<CanonicalPath, ManifestFile> files = new TreeMap<>(manifest.files());
        files.putAll(manifest.sources());
        return files;
    }

    private void unpack(SortedMap<CanonicalPath, ManifestFile> files, Path folder) throws IOException {
        long bytes = files.values().stream()
                .mapToLong(file -> file.blob().sizeBytes())
                .sum();
        if (bytes > maxBytes) {
            throw new IOException("a deploy of " + bytes + " bytes is not unpacked, at most " + maxBytes + " are");
        }
        Path unfinished = Files.createTempDirectory(directory, "unfinished-");
        try {
            for (var file : files.entrySet()) {
                copy(file.getValue(), inside(unfinished, file.getKey()));
            }
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.remove(unfinished);
        }
    }

    private static Path inside(Path folder, CanonicalPath file) throws IOException {
        Path path = folder.resolve(file.text().substring(1)).normalize();
        if (!path.startsWith(folder) || path.equals(folder)) {
            throw new IOException("not a place for a file: " + file);
        }
        return path;
    }

    private void copy(ManifestFile file, Path to) throws IOException {
        Digest digest = file.blob().digest();
        Files.createDirectories(to.getParent());
        try (InputStream bytes = blobs.require(digest)) {
            Files.copy(bytes, to);
        }
    }
}
