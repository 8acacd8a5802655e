package dev.lockstep.contracts.blob.files;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.DiskFailures;
import dev.lockstep.contracts.blob.KeptBlob;
import dev.lockstep.contracts.blob.PutOutcome;
import dev.lockstep.contracts.blob.VerifyingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Blobs as files {@code ab/cd/abcd…} below a root that all processes see.
 *
 * <p>A put writes to {@code incoming/}, forces the bytes to disk, renames atomically and forces the directories, so that
 * a name never shows bytes that a crash could take back. Files that a killed process leaves in {@code incoming/} are
 * never read; {@link #removeUnfinished} removes them.
 *
 * <p>A blob's age is its file's time of modification. A removal first sets the file aside, where no one can use it, then
 * looks at its age: a use came either before, and is seen, or finds nothing. What a killed removal leaves aside is put
 * back when blobs are listed next.
 */
public final class FileBlobStore implements BlobStore {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int LETTERS_OF_A_HOME = 2;

    private final Path root;
    private final Path incoming;
    private final Path aside;
    private final DiskFailures failures;
    private final Set<Path> lasting = ConcurrentHashMap.newKeySet();

    /** Creates the root when it is missing. */
    public FileBlobStore(Path root) throws IOException {
        this.root = root.toAbsolutePath();
        this.incoming = this.root.resolve("incoming");
        this.aside = this.root.resolve("aside");
        this.failures = new DiskFailures(this.root);
        Files.createDirectories(incoming);
        Files.createDirectories(aside);
    }

    @Override
    public Blob put(InputStream source) throws IOException {
        try (Incoming received = receive(source)) {
            keep(received);
            return received.blob();
        } catch (IOException failure) {
            throw failures.onWrite(failure);
        }
    }

    @Override
    public PutOutcome put(InputStream source, Digest promised) throws IOException {
        try (Incoming received = receive(source)) {
            Digest actual = received.blob().digest();
            if (!actual.equals(promised)) {
                return new PutOutcome.Mismatched(actual);
            }
            keep(received);
            return new PutOutcome.Stored(received.blob());
        } catch (IOException failure) {
            throw failures.onWrite(failure);
        }
    }

    @Override
    public boolean contains(Digest digest) throws IOException {
        try {
            return isThere(fileOf(digest));
        } catch (IOException failure) {
            throw failures.onRead(failure);
        }
    }

    /** Of a disk that is not mounted, the directory may be there all the same, and nothing in it. */
    private boolean isThere(Path file) throws IOException {
        try {
            var _ = Files.readAttributes(file, BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException absent) {
            var _ = Files.readAttributes(incoming, BasicFileAttributes.class);
            return false;
        }
    }

    @Override
    public boolean use(Digest digest) throws IOException {
        try {
            Files.setLastModifiedTime(fileOf(digest), FileTime.from(Instant.now()));
            // It may have been opened, removed by its age of before, and only then made young.
            return contains(digest);
        } catch (NoSuchFileException absent) {
            return false;
        } catch (IOException failure) {
            throw failures.onWrite(failure);
        }
    }

    @Override
    public void list(Consumer<KeptBlob> each) throws IOException {
        putBack();
        for (Path outer : homesWithin(root)) {
            for (Path inner : homesWithin(outer)) {
                for (Path file : within(inner)) {
                    if (isBlob(file)) {
                        kept(file).ifPresent(each);
                    }
                }
            }
        }
    }

    @Override
    public boolean remove(Digest digest, Instant before) throws IOException {
        Path file = fileOf(digest);
        Path leaving = aside.resolve(digest.hex());
        try {
            if (!usedAt(file).isBefore(before)) {
                return false;
            }
            Files.move(file, leaving, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException absent) {
            return false;
        }
        if (usedAt(leaving).isBefore(before)) {
            Files.delete(leaving);
            return true;
        }
        Files.move(leaving, file, StandardCopyOption.ATOMIC_MOVE);
        return false;
    }

    @Override
    public Optional<InputStream> open(Digest digest) throws IOException {
        try {
            return Optional.of(new VerifyingInputStream(Files.newInputStream(fileOf(digest)), digest));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Path> file(Digest digest) {
        return Optional.of(fileOf(digest)).filter(Files::exists);
    }

    @Override
    public void removeUnfinished(Instant before) throws IOException {
        try (var files = Files.newDirectoryStream(incoming)) {
            for (Path file : files) {
                if (isOlder(file, before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** What is gone has been kept, or given up, by whoever put it. */
    private static boolean isOlder(Path file, Instant before) throws IOException {
        try {
            return usedAt(file).isBefore(before);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /**
     * Puts back what a removal that never came to its end has left aside. It is young from then on: the same blob may have
     * been put again meanwhile, by somebody who counts on it.
     */
    private void putBack() throws IOException {
        try (var left = Files.newDirectoryStream(aside, FileBlobStore::isBlob)) {
            for (Path file : left) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                Files.move(file, fileOf(new Digest(file.getFileName().toString())), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Network file systems keep files under names of their own while they are open. */
    private static boolean isBlob(Path file) {
        return Digest.isDigest(file.getFileName().toString());
    }

    /** Directories that blobs are at home in: what lies in others comes and goes while it is looked at. */
    private static List<Path> homesWithin(Path directory) throws IOException {
        return within(directory).stream()
                .filter(path -> path.getFileName().toString().length() == LETTERS_OF_A_HOME)
                .toList();
    }

    private static List<Path> within(Path directory) throws IOException {
        try (var paths = Files.list(directory)) {
            return paths.toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /** Empty when it was removed while the list was read. */
    private static Optional<KeptBlob> kept(Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Blob blob = new Blob(new Digest(file.getFileName().toString()), attributes.size());
            return Optional.of(new KeptBlob(blob, attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        }
    }

    private static Instant usedAt(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    private Incoming receive(InputStream source) throws IOException {
        Path file = Files.createTempFile(incoming, "blob-", "");
        try {
            return new Incoming(file, write(source, file));
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    private static Blob write(InputStream source, Path file) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        long size = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                sha256.update(buffer, 0, read);
                writeFully(channel, ByteBuffer.wrap(buffer, 0, read));
                size += read;
            }
            channel.force(true);
        }
        return new Blob(Digest.finish(sha256), size);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void keep(Incoming received) throws IOException {
        Path target = fileOf(received.blob().digest());
        Path directory = parentOf(target);
        makeLasting(directory);
        Files.move(received.file(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(directory);
    }

    /** Creates it and those above, unless this process knows that no crash takes them back. */
    private void makeLasting(Path directory) throws IOException {
        if (directory.equals(root) || lasting.contains(directory)) {
            return;
        }
        Path parent = parentOf(directory);
        makeLasting(parent);
        Files.createDirectories(directory);
        force(parent);
        lasting.add(directory);
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalStateException("a blob lies below its root: " + path);
        }
        return parent;
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path fileOf(Digest digest) {
        String hex = digest.hex();
        return root.resolve(hex.substring(0, LETTERS_OF_A_HOME))
                .resolve(hex.substring(LETTERS_OF_A_HOME, 2 * LETTERS_OF_A_HOME))
                .resolve(hex);
    }

    /** Bytes on disk that have no name yet; closing removes what was not kept. */
    private record Incoming(Path file, Blob blob) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
