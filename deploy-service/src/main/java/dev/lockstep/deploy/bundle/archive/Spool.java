package dev.lockstep.deploy.bundle.archive;

import dev.lockstep.deploy.bundle.RefusedBundleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An archive on disk, in a file that has lost its name already, so a crash leaves nothing behind. Only at its end does
 * a zip tell what it holds; and what goes wrong later cannot be the network.
 */
record Spool(FileChannel channel) implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    static Spool of(InputStream source, Path directory, long mostBytes) throws IOException {
        Path file = Files.createTempFile(directory, "bundle-", "");
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            fill(channel, source, mostBytes);
            return new Spool(channel);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    long sizeBytes() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static void fill(FileChannel channel, InputStream source, long mostBytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
            size += read;
            if (size > mostBytes) {
                throw new RefusedBundleException("the archive is larger than " + mostBytes + " bytes");
            }
            for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
        }
        channel.position(0);
    }
}
