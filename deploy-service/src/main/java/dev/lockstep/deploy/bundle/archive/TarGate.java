package dev.lockstep.deploy.bundle.archive;

import dev.lockstep.contracts.blob.WatchedStream;
import dev.lockstep.deploy.bundle.RefusedBundleException;
import java.io.IOException;
import java.io.InputStream;

/**
 * What comes out of gzip, on its way to the tar reader, which keeps the headers of an entry in memory and follows
 * them one into the other: they may take only so much.
 */
final class TarGate extends WatchedStream {
    private static final int BLOCK_BYTES = 512;
    private static final long MOST_HEADER_BYTES = 1 << 20;

    private long left;
    private long leftOfHeader = MOST_HEADER_BYTES;
    private long zerosAtEnd;

    TarGate(InputStream in, long mostBytes) {
        super(in);
        this.left = mostBytes;
    }

    void expectHeader() {
        leftOfHeader = MOST_HEADER_BYTES;
    }

    void expectContent() {
        leftOfHeader = Long.MAX_VALUE;
    }

    /** Whether what was read last was a block of zeros, which ends an archive (POSIX pax, ustar interchange format). */
    boolean endsInZeroBlock() {
        return zerosAtEnd >= BLOCK_BYTES;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            count(read);
            countZeros(buffer, offset, read);
        }
        return read;
    }

    private void count(int read) throws RefusedBundleException {
        left -= read;
        leftOfHeader -= read;
        if (left < 0) {
            throw new RefusedBundleException("the archive unpacks to far more than it is or may be");
        }
        if (leftOfHeader < 0) {
            throw new RefusedBundleException(
                    "the archive says more about an entry than " + MOST_HEADER_BYTES + " bytes");
        }
    }

    private void countZeros(byte[] buffer, int offset, int read) {
        int zeros = 0;
        while (zeros < read && buffer[offset + read - 1 - zeros] == 0) {
            zeros++;
        }
        zerosAtEnd = zeros == read ? zerosAtEnd + zeros : zeros;
    }
}
