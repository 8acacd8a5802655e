package dev.lockstep.contracts.blob;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a disk says of blobs, in the words of the port. While bytes are put, a disk that takes nothing is told from whatever
 * else fails, such as the connection that they come by.
 *
 * @param root the directory that bytes are put in
 */
public record DiskFailures(Path root) {

    /** Java has no type for these: they are what the operating system says (ENOSPC, EDQUOT, EROFS). */
    private static final List<String> FULL = List.of("No space left on device", "Disk quota exceeded");

    private static final String READ_ONLY = "Read-only file system";

    /** What is to be thrown in place of a failure to look. */
    public IOException onRead(IOException failure) {
        return new UnreachableStoreException(
                "directory " + root + " cannot be used: " + failure,
                "see whether its disk is mounted, and let this process's user read there",
                failure);
    }

    /** What is to be thrown in place of a failure to put. */
    public IOException onWrite(IOException failure) {
        String said = String.valueOf(failure.getMessage());
        if (FULL.stream().anyMatch(said::contains)) {
            return new UnwritableStoreException("directory " + root + " is full", "give its disk more room", failure);
        }
        if (said.contains(READ_ONLY) || failure instanceof AccessDeniedException) {
            return new UnwritableStoreException(
                    "directory " + root + " may only be read: " + said,
                    "mount it for writing, and let this process's user write there",
                    failure);
        }
        return failure;
    }
}
