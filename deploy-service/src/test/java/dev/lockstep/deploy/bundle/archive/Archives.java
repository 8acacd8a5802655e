package dev.lockstep.deploy.bundle.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.deploy.bundle.BundleKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives of every kind, with whatever entries a sender could think of. */
final class Archives {
    private static final int LINK = 0xA1FF;

    private final List<Entry> entries = new ArrayList<>();

    private static final class Entry {
        private final String name;
        private final byte[] content;
        private final Kind kind;

        Entry(String name, byte[] content, Kind kind) {
            this.name = name;
            this.content = content;
            this.kind = kind;
        }
    }

    private enum Kind {
        FILE,
        LINK,
        HARD_LINK,
        DEVICE
    }

    static Archives of(String... names) {
        Archives archive = new Archives();
        for (String name : names) {
            archive.with(name, name.getBytes(UTF_8));
        }
        return archive;
    }

    Archives with(String name, byte[] content) {
        entries.add(new Entry(name, content, Kind.FILE));
        return this;
    }

    Archives withLink(String name, String target) {
        entries.add(new Entry(name, target.getBytes(UTF_8), Kind.LINK));
        return this;
    }

    /** In a tar; a zip knows no such thing. */
    Archives withHardLink(String name, String target) {
        entries.add(new Entry(name, target.getBytes(UTF_8), Kind.HARD_LINK));
        return this;
    }

    /** In a tar; a zip knows no such thing. */
    Archives withDevice(String name) {
        entries.add(new Entry(name, new byte[0], Kind.DEVICE));
        return this;
    }

    byte[] packed(BundleKind kind) {
        return switch (kind) {
            case ZIP -> zip();
            case TAR_GZ -> tarGz();
        };
    }

    byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (Entry entry : entries) {
                ZipArchiveEntry header = new ZipArchiveEntry(entry.name);
                if (entry.kind == Kind.LINK) {
                    header.setUnixMode(LINK);
                }
                zip.putArchiveEntry(header);
                zip.write(entry.content);
                zip.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    byte[] tarGz() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Entry entry : entries) {
                tar.putArchiveEntry(tarHeader(entry));
                if (entry.kind == Kind.FILE) {
                    tar.write(entry.content);
                }
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static TarArchiveEntry tarHeader(Entry entry) {
        return switch (entry.kind) {
            case FILE -> {
                TarArchiveEntry file = new TarArchiveEntry(entry.name, true);
                file.setSize(entry.content.length);
                yield file;
            }
            case LINK -> link(entry, TarConstants.LF_SYMLINK);
            case HARD_LINK -> link(entry, TarConstants.LF_LINK);
            case DEVICE -> new TarArchiveEntry(entry.name, TarConstants.LF_CHR, true);
        };
    }

    private static TarArchiveEntry link(Entry entry, byte flag) {
        TarArchiveEntry link = new TarArchiveEntry(entry.name, flag, true);
        link.setLinkName(new String(entry.content, UTF_8));
        return link;
    }
}
