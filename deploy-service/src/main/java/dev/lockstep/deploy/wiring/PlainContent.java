package dev.lockstep.deploy.wiring;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.deploy.finish.Assembler;
import dev.lockstep.deploy.upload.Unpacker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Sites of plain files in zip archives: what is understood until a site's own configuration is. */
class PlainContent {
    private static final int MOST_ENTRIES = 50_000;
    private static final long MOST_BYTES = 2L << 30;
    private static final Set<String> CONTROL = Set.of("/netlify.toml", "/_redirects", "/_headers");
    private static final CanonicalPath CONFIGURATION = new CanonicalPath("/lockstep.yaml");

    @Produces
    @Singleton
    Assembler assembler() {
        return (files, ignored) -> assemble(files);
    }

    @Produces
    @Singleton
    Unpacker unpacker(BlobStore blobs) {
        return (archive, format) -> unpack(archive, format, blobs);
    }

    private static Assembler.Result assemble(SortedMap<CanonicalPath, Blob> files) {
        if (files.containsKey(CONFIGURATION)) {
            return new Assembler.Result.Refused(
                    List.of(new Problem("lockstep.yaml", 0, "routes are not understood yet", "deploy files alone")));
        }
        SortedMap<CanonicalPath, ManifestFile> served = new TreeMap<>();
        files.forEach((path, blob) -> {
            if (!CONTROL.contains(path.text())) {
                served.put(path, new ManifestFile(blob, contentType(path)));
            }
        });
        return new Assembler.Result.Assembled(new Manifest(served, new TreeMap<>(), List.of()));
    }

    private static String contentType(CanonicalPath path) {
        return Objects.requireNonNullElse(
                URLConnection.getFileNameMap().getContentTypeFor(path.text()), "application/octet-stream");
    }

    private static Unpacker.Result unpack(InputStream archive, Unpacker.Format format, BlobStore blobs)
            throws IOException {
        if (format != Unpacker.Format.ZIP) {
            return new Unpacker.Result.Refused("only zip archives are understood yet");
        }
        SortedMap<CanonicalPath, Blob> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(archive)) {
            long bytes = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                Blob blob = blobs.put(new Bounded(zip, MOST_BYTES - bytes));
                bytes += blob.sizeBytes();
                if (files.put(new CanonicalPath("/" + entry.getName()), blob) != null || files.size() > MOST_ENTRIES) {
                    return new Unpacker.Result.Refused("the archive holds a file twice, or too many");
                }
            }
        } catch (ZipException | IllegalArgumentException refused) {
            return new Unpacker.Result.Refused(String.valueOf(refused.getMessage()));
        }
        return files.isEmpty()
                ? new Unpacker.Result.Refused("the archive holds no files")
                : new Unpacker.Result.Files(files);
    }

    /** One entry, which the blob store must not close, and never more than is left. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream entry, long left) {
            super(entry);
            this.left = left;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new ZipException("the archive holds more than " + MOST_BYTES + " bytes");
            }
            return read;
        }

        @Override
        public void close() {}
    }
}
