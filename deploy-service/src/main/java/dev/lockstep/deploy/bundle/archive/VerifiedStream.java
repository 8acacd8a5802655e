package dev.lockstep.deploy.bundle.archive;

import dev.lockstep.contracts.blob.WatchedStream;
import dev.lockstep.deploy.bundle.RefusedBundleException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** An entry of a zip that ends well only if it has the length and the checksum that the directory tells. */
final class VerifiedStream extends WatchedStream {
    private final long sizeBytes;
    private final long expected;
    private final CRC32 actual = new CRC32();
    private long read;

    VerifiedStream(InputStream content, long sizeBytes, long crc32) {
        super(content);
        this.sizeBytes = sizeBytes;
        this.expected = crc32;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count >= 0) {
            read += count;
            actual.update(buffer, offset, count);
        } else if (read != sizeBytes || actual.getValue() != expected) {
            throw new RefusedBundleException("an entry of the archive is not what its checksum says");
        }
        return count;
    }
}
