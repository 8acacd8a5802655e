package dev.lockstep.deploy.bundle.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.bundle.BundleKind;
import dev.lockstep.deploy.bundle.BundleLimits;
import dev.lockstep.deploy.bundle.Unpacked;
import dev.lockstep.deploy.quota.CheckQuota;
import dev.lockstep.deploy.quota.MemoryQuotaStore;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.quota.Tally;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** What becomes of an archive that is unpacked for a site. */
final class Unpacking {
    private static final SiteId SITE = new SiteId("site");

    private final MemoryQuotaStore quotas = new MemoryQuotaStore();
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final Path directory;

    Unpacking(Path directory) {
        this.directory = directory;
    }

    void allow(Quota quota) {
        quotas.keep(SITE, quota);
    }

    MemoryBlobStore blobs() {
        return blobs;
    }

    boolean stores(String content) {
        return blobs.contains(Digest.of(content.getBytes(UTF_8)));
    }

    Unpacked unpack(byte[] archive, BundleKind kind) {
        return unpack(archive, kind, BundleLimits.DEFAULT);
    }

    Unpacked unpack(byte[] archive, BundleKind kind, BundleLimits limits) {
        try {
            return unpack(new ByteArrayInputStream(archive), kind, limits);
        } catch (IOException e) {
            throw new AssertionError("the storage did not fail", e);
        }
    }

    Unpacked unpack(InputStream archive, BundleKind kind) throws IOException {
        return unpack(archive, kind, BundleLimits.DEFAULT);
    }

    private Unpacked unpack(InputStream archive, BundleKind kind, BundleLimits limits) throws IOException {
        Tally tally = new CheckQuota(quotas, _ -> {}).tally(SITE);
        return new ArchiveUnpacker(directory, blobs, limits).unpack(archive, kind, tally);
    }

    /** Why an archive is refused. */
    String reason(byte[] archive, BundleKind kind) {
        return reason(archive, kind, BundleLimits.DEFAULT);
    }

    String reason(byte[] archive, BundleKind kind, BundleLimits limits) {
        return switch (unpack(archive, kind, limits)) {
            case Unpacked.Refused(String reason) -> reason;
            case Unpacked.Excessive excessive -> throw new AssertionError("not refused: " + excessive);
            case Unpacked.Files(var files) -> throw new AssertionError("not refused: " + files);
        };
    }

    static Unpacked files(Map<String, String> contents) {
        SortedMap<CanonicalPath, Blob> files = new TreeMap<>();
        contents.forEach((path, content) -> {
            byte[] bytes = content.getBytes(UTF_8);
            files.put(new CanonicalPath(path), new Blob(Digest.of(bytes), bytes.length));
        });
        return new Unpacked.Files(files);
    }

    static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
