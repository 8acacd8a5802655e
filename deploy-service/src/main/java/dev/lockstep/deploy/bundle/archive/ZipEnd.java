package dev.lockstep.deploy.bundle.archive;

import dev.lockstep.deploy.bundle.RefusedBundleException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The record that ends a zip and says where its directory lies (APPNOTE 4.3.16). Checked before any library reads the
 * directory into memory, and so strictly that no two programs can find two different directories.
 */
record ZipEnd(int entries, long directory) {
    private static final int SIGNATURE = 0x06054b50;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_BYTES = 20;
    private static final int BYTES = 22;
    private static final int MOST_COMMENT_BYTES = 0xFFFF;
    private static final long MOST_DIRECTORY_BYTES = 16 << 20;

    static ZipEnd of(FileChannel zip) throws IOException {
        long start = Math.max(0, zip.size() - BYTES - MOST_COMMENT_BYTES - ZIP64_LOCATOR_BYTES);
        ByteBuffer tail = Bytes.read(zip, start, (int) (zip.size() - start));
        int at = find(tail);
        refuseZip64(tail, at);
        ByteBuffer end = tail.slice(at, tail.limit() - at).order(ByteOrder.LITTLE_ENDIAN);
        return read(end, start + at);
    }

    /** The last place that looks like the record, where libraries look first. */
    private static int find(ByteBuffer tail) throws RefusedBundleException {
        for (int at = tail.limit() - BYTES; at >= 0; at--) {
            if (tail.getInt(at) == SIGNATURE) {
                return at;
            }
        }
        throw new RefusedBundleException("the archive is cut off, or no zip");
    }

    private static void refuseZip64(ByteBuffer tail, int end) throws RefusedBundleException {
        int locator = end - ZIP64_LOCATOR_BYTES;
        if (locator >= 0 && tail.getInt(locator) == ZIP64_LOCATOR) {
            throw new RefusedBundleException("the archive is a zip64, which a site does not need");
        }
    }

    private static ZipEnd read(ByteBuffer end, long position) throws RefusedBundleException {
        int disks = end.getInt(4);
        int entries = Short.toUnsignedInt(end.getShort(10));
        long directoryBytes = Integer.toUnsignedLong(end.getInt(12));
        long directory = Integer.toUnsignedLong(end.getInt(16));
        int comment = Short.toUnsignedInt(end.getShort(20));
        boolean whole = disks == 0 && entries == Short.toUnsignedInt(end.getShort(8)) && end.limit() == BYTES + comment;
        if (!whole || directory + directoryBytes != position) {
            throw new RefusedBundleException("the archive is damaged, or something stands before or behind it");
        }
        if (directoryBytes > MOST_DIRECTORY_BYTES) {
            throw new RefusedBundleException(
                    "the archive's directory is larger than " + MOST_DIRECTORY_BYTES + " bytes");
        }
        return new ZipEnd(entries, directory);
    }
}
