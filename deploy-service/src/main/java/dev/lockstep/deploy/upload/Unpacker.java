package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;

/** Stores the files of an archive, within limits. */
@FunctionalInterface
public interface Unpacker {

    enum Format {
        ZIP,
        TAR_GZ
    }

    /** What an archive held. */
    sealed interface Result {
        record Files(SortedMap<CanonicalPath, Blob> files) implements Result {}

        /** The archive is refused whole. */
        record Refused(String reason) implements Result {}
    }

    Result unpack(InputStream archive, Format format) throws IOException;
}
