package dev.lockstep.contracts.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A part of a file, read anew for each attempt to send it. */
record Section(Path file, long from, long length) {

    InputStream open() {
        try {
            return new SectionStream(FileChannel.open(file).position(from), length);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** By which a server tells a part that was damaged on its way (RFC 1864); every one that speaks S3 does. */
    String md5() throws IOException {
        try (InputStream bytes = open();
                DigestInputStream digested = new DigestInputStream(bytes, MessageDigest.getInstance("MD5"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return Base64.getEncoder()
                    .encodeToString(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }

    private static final class SectionStream extends InputStream {
        private final FileChannel file;
        private long left;

        private SectionStream(FileChannel file, long length) {
            this.file = file;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = file.read(ByteBuffer.wrap(buffer, offset, (int) Math.min(count, left)));
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
