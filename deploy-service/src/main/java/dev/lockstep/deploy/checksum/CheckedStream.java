package dev.lockstep.deploy.checksum;

import dev.lockstep.contracts.blob.WatchedStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Fails instead of reporting the end when the bytes are not those promised, so that whoever stores them stores nothing. */
public final class CheckedStream extends WatchedStream {
    private final MessageDigest digest;
    private final String promised;
    private boolean checked;

    /** Expects bytes whose digest is {@code promised}, in lower-case hexadecimal digits. */
    public CheckedStream(InputStream source, MessageDigest digest, String promised) {
        super(source);
        this.digest = digest;
        this.promised = promised;
    }

    /** The bytes have another digest. */
    public static final class MismatchException extends IOException {
        private static final long serialVersionUID = 1L;

        MismatchException(String algorithm, String promised, String actual) {
            super("promised " + algorithm + " " + promised + ", received " + actual);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read >= 0) {
            digest.update(buffer, offset, read);
        } else if (!checked) {
            check();
            checked = true;
        }
        return read;
    }

    private void check() throws MismatchException {
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(promised)) {
            throw new MismatchException(digest.getAlgorithm(), promised, actual);
        }
    }
}
