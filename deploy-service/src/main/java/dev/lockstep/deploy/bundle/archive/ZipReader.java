package dev.lockstep.deploy.bundle.archive;

import dev.lockstep.deploy.bundle.Contents;
import dev.lockstep.deploy.bundle.RefusedBundleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads a zip by its directory. Read as a stream, a zip does not tell links from files and may show other entries than
 * its directory lists, so that two programs see two sites.
 */
final class ZipReader {
    private static final int KIND = 0xF000;

    /** A regular file, a folder, or a system that knows neither (stat.h). */
    private static final Set<Integer> PLAIN = Set.of(0x8000, 0x4000, 0);

    private static final Set<Integer> METHODS = Set.of(ZipArchiveEntry.STORED, ZipArchiveEntry.DEFLATED);

    private final FileChannel channel;
    private final int mostEntries;

    ZipReader(FileChannel channel, int mostEntries) {
        this.channel = channel;
        this.mostEntries = mostEntries;
    }

    void readInto(Contents contents) throws IOException {
        ZipEnd end = ZipEnd.of(channel);
        if (end.entries() > mostEntries) {
            throw new RefusedBundleException("the archive holds more than " + mostEntries + " entries");
        }
        try (ZipFile zip = Damage.refused(this::open)) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
            new ZipLayout(channel, end).check(entries);
            for (ZipArchiveEntry entry : entries) {
                admit(zip, entry, contents);
            }
        }
    }

    /** Local headers are looked at by {@link ZipLayout}, within limits. */
    private ZipFile open() throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(channel)
                .setIgnoreLocalFileHeader(true)
                .setUseUnicodeExtraFields(false)
                .get();
    }

    private static void admit(ZipFile zip, ZipArchiveEntry entry, Contents contents) throws IOException {
        String name = name(entry);
        int kind = (int) (entry.getExternalAttributes() >>> 16) & KIND;
        if (!PLAIN.contains(kind)) {
            throw new RefusedBundleException("the archive holds something that is neither a file nor a folder");
        }
        if (name.endsWith("/")) {
            contents.folder(name);
        } else {
            try (InputStream content = content(zip, entry)) {
                contents.file(name, content);
            }
        }
    }

    private static InputStream content(ZipFile zip, ZipArchiveEntry entry) throws RefusedBundleException {
        if (entry.getGeneralPurposeBit().usesEncryption() || !METHODS.contains(entry.getMethod())) {
            throw new RefusedBundleException("the archive is encrypted, or compressed in an unusual way");
        }
        InputStream content = Damage.refused(() -> zip.getInputStream(entry));
        return new VerifiedStream(content, entry.getSize(), entry.getCrc());
    }

    /** The name as it was written: the library's own reading turns backslashes of some into slashes. */
    private static String name(ZipArchiveEntry entry) throws RefusedBundleException {
        try {
            ByteBuffer raw = ByteBuffer.wrap(entry.getRawName());
            return StandardCharsets.UTF_8.newDecoder().decode(raw).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new RefusedBundleException("the name of an entry is not UTF-8", notUtf8);
        }
    }
}
