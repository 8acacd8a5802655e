package dev.lockstep.contracts.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Reads a blob and refuses to report its end unless the bytes read have the digest that names them. */
public final class VerifyingInputStream extends FilterInputStream {

    private final Digest expected;
    private final MessageDigest sha256 = Digest.sha256();
    private boolean verified;

    public VerifyingInputStream(InputStream source, Digest expected) {
        super(source);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            sha256.update(buffer, offset, read);
        } else if (read < 0) {
            verify();
        }
        return read;
    }

    /** Reads what it skips, since skipped bytes count for the digest too. */
    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(8192, Math.max(0, count))];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void verify() throws CorruptBlobException {
        if (verified) {
            return;
        }
        Digest actual = Digest.finish(sha256);
        if (!actual.equals(expected)) {
            throw new CorruptBlobException(expected, actual);
        }
        verified = true;
    }
}
