package dev.lockstep.deploy.finish;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** Makes a manifest of what a deploy's files say about themselves. */
@FunctionalInterface
public interface Assembler {

    /** What the files amount to. */
    sealed interface Result {
        record Assembled(Manifest manifest) implements Result {}

        /** The site's author has to mend something. */
        record Refused(List<Problem> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    Result assemble(SortedMap<CanonicalPath, Blob> files, BlobStore blobs) throws IOException;
}
