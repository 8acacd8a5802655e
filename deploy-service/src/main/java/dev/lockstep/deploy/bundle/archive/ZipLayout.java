package dev.lockstep.deploy.bundle.archive;

import dev.lockstep.deploy.bundle.RefusedBundleException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Whether the entries of a zip lie one behind the other, each with the name that the directory gives it. Bombs let
 * many entries share the same bytes, and smugglers give an entry two names.
 */
record ZipLayout(FileChannel zip, ZipEnd end) {
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;

    /** Takes the entries in the order of their places in the archive. */
    void check(List<ZipArchiveEntry> entries) throws IOException {
        if (entries.size() != end.entries()) {
            throw new RefusedBundleException("the archive holds another number of entries than it says");
        }
        long position = 0;
        for (ZipArchiveEntry entry : entries) {
            long start = entry.getLocalHeaderOffset();
            if (start < position || (position == 0 && start != 0)) {
                throw new RefusedBundleException("entries of the archive overlap, or something stands before them");
            }
            position = dataOffset(entry) + entry.getCompressedSize();
        }
        if (position > end.directory()) {
            throw new RefusedBundleException("entries of the archive overlap its directory");
        }
    }

    private long dataOffset(ZipArchiveEntry entry) throws IOException {
        long start = entry.getLocalHeaderOffset();
        ByteBuffer header = Bytes.read(zip, start, LOCAL_BYTES);
        int nameBytes = Short.toUnsignedInt(header.getShort(26));
        int extraBytes = Short.toUnsignedInt(header.getShort(28));
        byte[] name = Bytes.read(zip, start + LOCAL_BYTES, nameBytes).array();
        if (header.getInt(0) != LOCAL_SIGNATURE || !Arrays.equals(name, entry.getRawName())) {
            throw new RefusedBundleException("the archive's directory and its entries do not agree");
        }
        return start + LOCAL_BYTES + nameBytes + extraBytes;
    }
}
