package dev.lockstep.deploy.bundle;

import dev.lockstep.contracts.blob.WatchedStream;
import java.io.IOException;
import java.io.InputStream;

/** One entry as the blob store reads it: no more than is allowed; damage is the archive's fault and not the store's. */
final class EntryStream extends WatchedStream {
    private final String name;
    private final Allowance allowance;
    private long left;

    record Allowance(long bytes, String otherwise) {}

    EntryStream(InputStream content, String name, Allowance allowance) {
        super(content);
        this.name = name;
        this.allowance = allowance;
        this.left = allowance.bytes();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = readFromArchive(buffer, offset, length);
        left -= Math.max(0, read);
        if (left < 0) {
            throw new RefusedBundleException("entry " + EntryName.shown(name) + " " + allowance.otherwise());
        }
        return read;
    }

    /** The archive goes on behind the entry. */
    @Override
    public void close() {}

    private int readFromArchive(byte[] buffer, int offset, int length) throws RefusedBundleException {
        try {
            return in.read(buffer, offset, length);
        } catch (RefusedBundleException refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            throw new RefusedBundleException("entry " + EntryName.shown(name) + " is damaged", damaged);
        }
    }
}
