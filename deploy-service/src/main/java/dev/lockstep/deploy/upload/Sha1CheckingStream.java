package dev.lockstep.deploy.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Fails instead of reporting the end when the bytes are not those promised, so that whoever stores them stores nothing. */
final class Sha1CheckingStream extends FilterInputStream {
    private final Sha1 promised;
    private final MessageDigest sha1 = Sha1.digest();

    Sha1CheckingStream(InputStream source, Sha1 promised) {
        super(source);
        this.promised = promised;
    }

    /** The bytes have another digest. */
    static final class MismatchException extends IOException {
        private static final long serialVersionUID = 1L;

        MismatchException(Sha1 promised, Sha1 actual) {
            super("promised SHA-1 " + promised + ", received " + actual);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read >= 0) {
            sha1.update(buffer, offset, read);
        } else {
            check();
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws MismatchException {
        Sha1 actual = new Sha1(HexFormat.of().formatHex(sha1.digest()));
        if (!actual.equals(promised)) {
            throw new MismatchException(promised, actual);
        }
    }
}
