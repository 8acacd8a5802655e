package dev.lockstep.contracts.blob;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Reads a blob and refuses to report its end unless the bytes read have the digest that names them. */
public final class VerifyingInputStream extends WatchedStream {

    private final Digest expected;
    private final MessageDigest sha256 = Digest.sha256();
    private boolean verified;

    public VerifyingInputStream(InputStream source, Digest expected) {
        super(source);
        this.expected = expected;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            sha256.update(buffer, offset, read);
        } else if (read < 0) {
            verify();
        }
        return read;
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
