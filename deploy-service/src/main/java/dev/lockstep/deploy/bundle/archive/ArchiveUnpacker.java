package dev.lockstep.deploy.bundle.archive;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.deploy.bundle.BundleKind;
import dev.lockstep.deploy.bundle.BundleLimits;
import dev.lockstep.deploy.bundle.Contents;
import dev.lockstep.deploy.bundle.RefusedBundleException;
import dev.lockstep.deploy.bundle.UnpackBundle;
import dev.lockstep.deploy.bundle.Unpacked;
import dev.lockstep.deploy.quota.ExcessException;
import dev.lockstep.deploy.quota.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Puts an archive on disk first, and reads it from there. */
public final class ArchiveUnpacker implements UnpackBundle {
    private final Path directory;
    private final BlobStore blobs;
    private final BundleLimits limits;

    /** Keeps archives that are being read in {@code directory}, which has to exist. */
    public ArchiveUnpacker(Path directory, BlobStore blobs, BundleLimits limits) {
        this.directory = directory;
        this.blobs = blobs;
        this.limits = limits;
    }

    @Override
    public Unpacked unpack(InputStream source, BundleKind kind, Tally tally) throws IOException {
        try (Spool spool = Spool.of(source, directory, limits.packedBytes())) {
            Contents contents = new Contents(blobs, limits, tally, spool.sizeBytes());
            switch (kind) {
                case ZIP -> new ZipReader(spool.channel(), limits.entries()).readInto(contents);
                case TAR_GZ ->
                    new TarReader(spool.channel(), limits.unpackedBytes(spool.sizeBytes())).readInto(contents);
            }
            return contents.unpacked();
        } catch (RefusedBundleException refused) {
            return new Unpacked.Refused(refused.reason());
        } catch (ExcessException excessive) {
            return new Unpacked.Excessive(excessive.excess());
        }
    }
}
