package dev.lockstep.deploy.bundle.archive;

import dev.lockstep.deploy.bundle.Contents;
import dev.lockstep.deploy.bundle.RefusedBundleException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Reads a gzipped tar, which has nothing but a stream to be read by. */
final class TarReader {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** Everything else is a link, a device, a pipe, or somebody's extension. */
    private static final Set<Byte> PLAIN = Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_DIR);

    private final FileChannel channel;
    private final long mostBytes;

    /** Lets headers and padding be as large as the files at most: {@code unpackedBytes}. */
    TarReader(FileChannel channel, long unpackedBytes) {
        this.channel = channel;
        this.mostBytes = 2 * unpackedBytes;
    }

    void readInto(Contents contents) throws IOException {
        TarGate gate = new TarGate(Damage.refused(this::gunzip), mostBytes);
        TarArchiveInputStream tar = new TarArchiveInputStream(gate, StandardCharsets.UTF_8.name());
        for (Optional<TarArchiveEntry> entry = next(tar, gate); entry.isPresent(); entry = next(tar, gate)) {
            gate.expectContent();
            admit(entry.get(), tar, contents);
        }
        requireEnd(gate);
    }

    private InputStream gunzip() throws IOException {
        return new GZIPInputStream(Channels.newInputStream(channel), BUFFER_BYTES);
    }

    private static Optional<TarArchiveEntry> next(TarArchiveInputStream tar, TarGate gate) throws IOException {
        gate.expectHeader();
        return Damage.refused(() -> Optional.ofNullable(tar.getNextEntry()));
    }

    private static void admit(TarArchiveEntry entry, InputStream content, Contents contents) throws IOException {
        if (!PLAIN.contains(entry.getLinkFlag()) || entry.isSparse()) {
            throw new RefusedBundleException("the archive holds something that is neither a file nor a folder");
        }
        if (entry.isDirectory()) {
            contents.folder(entry.getName());
        } else {
            contents.file(entry.getName(), content);
        }
    }

    /** Reads on to the checksum of the last gzip member, past the zeros that end a tar and nothing else. */
    private static void requireEnd(TarGate gate) throws IOException {
        gate.expectContent();
        Damage.refused(() -> gate.transferTo(OutputStream.nullOutputStream()));
        if (!gate.endsInZeroBlock()) {
            throw new RefusedBundleException("the archive is cut off, or something follows its end");
        }
    }
}
