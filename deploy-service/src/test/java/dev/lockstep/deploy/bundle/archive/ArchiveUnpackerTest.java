package dev.lockstep.deploy.bundle.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.bundle.BundleKind;
import dev.lockstep.deploy.bundle.BundleLimits;
import dev.lockstep.deploy.bundle.Unpacked;
import dev.lockstep.deploy.quota.CheckQuota;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.quota.MemoryQuotaStore;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.quota.Tally;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveUnpackerTest {
    private static final byte[] ZEROS = new byte[32 << 20];

    private static final SiteId SITE = new SiteId("site");

    private final MemoryQuotaStore quotas = new MemoryQuotaStore();
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final Path directory;

    ArchiveUnpackerTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void nothingIsLeftOnDisk() {
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void everyFileIsStoredUnderItsPath(BundleKind kind) {
        // Given folders, an empty file, and the './' that tar puts in front
        byte[] archive = Archives.of("./index.html", "über/uns.html")
                .with("empty.txt", new byte[0])
                .with("folder/", new byte[0])
                .packed(kind);

        // When
        Unpacked unpacked = unpack(archive, kind);

        // Then
        assertThat(unpacked)
                .isEqualTo(files(
                        Map.of("/index.html", "./index.html", "/über/uns.html", "über/uns.html", "/empty.txt", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../x",
                "a/../../x",
                "a/../x",
                "..",
                "/etc/x",
                "//x",
                "..\\x",
                "C:\\x",
                "C:/x",
                "c:x",
                "a//b",
                "a/./b",
                "a\nb",
                "a\u001b[2Jb"
            })
    void aNameThatLeadsElsewhereIsRefusedInEveryKindOfArchive(String name) {
        for (BundleKind kind : BundleKind.values()) {
            assertThat(reason(Archives.of("index.html", name).packed(kind), kind))
                    .contains("the name of entry")
                    .doesNotContain("\n", "\u001b");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatIsTooLongOrTooDeepIsRefused(BundleKind kind) {
        assertThat(reason(Archives.of("n".repeat(5_000)).packed(kind), kind))
                .contains("is too long")
                .hasSizeLessThan(300);
        assertThat(reason(Archives.of("a/".repeat(60) + "b").packed(kind), kind))
                .contains("deeper than");
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatComesTwiceIsRefused(BundleKind kind) {
        assertThat(reason(Archives.of("a", "./a").packed(kind), kind)).endsWith("twice");
        assertThat(reason(Archives.of("a", "a").tarGz(), BundleKind.TAR_GZ)).endsWith("twice");
        assertThat(unpack(Archives.of("a", "a").zip(), BundleKind.ZIP)).isInstanceOf(Unpacked.Refused.class);
    }

    @ParameterizedTest
    @EnumSource
    void aLinkIsRefused(BundleKind kind) {
        byte[] archive =
                Archives.of("index.html").withLink("passwd", "/etc/passwd").packed(kind);

        assertThat(reason(archive, kind)).contains("neither a file nor a folder");
    }

    @Test
    void hardLinksAndDevicesAreRefused() {
        byte[] hardLink = Archives.of("a").withHardLink("b", "a").tarGz();
        byte[] device = Archives.of("a").withDevice("b").tarGz();

        assertThat(reason(hardLink, BundleKind.TAR_GZ)).contains("neither a file nor a folder");
        assertThat(reason(device, BundleKind.TAR_GZ)).contains("neither a file nor a folder");
    }

    @ParameterizedTest
    @EnumSource
    void aBombIsRefusedBeforeItIsUnpacked(BundleKind kind) {
        byte[] bomb = Archives.of().with("zeros", ZEROS).packed(kind);
        assertThat(bomb).hasSizeLessThan(ZEROS.length / 100);

        assertThat(reason(bomb, kind)).contains("unpack to far more than it is");
        assertThat(blobs.contains(Digest.of(ZEROS))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aBombInPiecesIsRefusedToo(BundleKind kind) {
        Archives bomb = Archives.of();
        for (int i = 0; i < 32; i++) {
            bomb.with("zeros" + i, Arrays.copyOf(ZEROS, 1 << 20));
        }

        assertThat(reason(bomb.packed(kind), kind)).contains("far more than it is");
    }

    @ParameterizedTest
    @EnumSource
    void everyLimitHolds(BundleKind kind) {
        byte[] three = Archives.of()
                .with("a", noise(4_000))
                .with("b", noise(4_000))
                .with("c", noise(8_000))
                .packed(kind);
        int size = three.length;

        assertThat(unpack(three, kind, new BundleLimits(size, 16_000, 8_000, 3, 100)))
                .isInstanceOf(Unpacked.Files.class);
        assertThat(reason(three, kind, new BundleLimits(size - 1, 16_000, 8_000, 3, 100)))
                .contains("the archive is larger than");
        assertThat(reason(three, kind, new BundleLimits(size, 15_999, 8_000, 3, 100)))
                .contains("more than it is or may be");
        assertThat(reason(three, kind, new BundleLimits(size, 16_000, 7_999, 3, 100)))
                .contains("larger than 7999 bytes");
        assertThat(reason(three, kind, new BundleLimits(size, 16_000, 8_000, 2, 100)))
                .contains("more than 2 entries");
    }

    @ParameterizedTest
    @EnumSource
    void anArchiveWithoutFilesIsRefused(BundleKind kind) {
        assertThat(reason(Archives.of().packed(kind), kind)).isEqualTo("the archive holds no files");
        assertThat(reason(new byte[0], kind)).contains("cut off");
        assertThat(reason("no archive at all".getBytes(UTF_8), kind)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anArchiveThatIsCutOffAnywhereIsRefused(BundleKind kind) {
        byte[] whole = Archives.of("index.html", "about.html", "style.css").packed(kind);

        for (int length = 0; length < whole.length; length++) {
            assertThat(unpack(Arrays.copyOf(whole, length), kind))
                    .as("the first %d of %d bytes", length, whole.length)
                    .isInstanceOf(Unpacked.Refused.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedArchiveNeverYieldsOtherBytesThanWerePacked(BundleKind kind) {
        byte[] content = noise(2_000);
        byte[] whole = Archives.of().with("noise", content).packed(kind);
        Random random = new Random(2);
        int refused = 0;

        for (int round = 0; round < 500; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            switch (unpack(damaged, kind)) {
                case Unpacked.Refused ignored -> refused++;
                case Unpacked.Excessive excessive -> throw new AssertionError("not too much: " + excessive);
                case Unpacked.Files(var files) ->
                    assertThat(files.values()).containsExactly(new Blob(Digest.of(content), content.length));
            }
        }
        assertThat(refused).as("rounds in which damage was noticed").isGreaterThan(400);
    }

    @Test
    void aZipWithSomethingBeforeOrBehindItIsRefused() {
        byte[] zip = Archives.of("index.html").zip();

        assertThat(reason(joined("#!/bin/sh\n".getBytes(UTF_8), zip), BundleKind.ZIP))
                .contains("something stands before");
        assertThat(reason(joined(zip, "more".getBytes(UTF_8)), BundleKind.ZIP)).contains("something stands");
    }

    @Test
    void nothingBehindTheEndOfATarIsDeployed() throws IOException {
        byte[] hidden = joined(
                Archives.of("index.html").tarGz(), Archives.of("hidden.html").tarGz());
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(more)) {
            gzip.write(noise(100));
        }

        assertThat(unpack(hidden, BundleKind.TAR_GZ)).isEqualTo(files(Map.of("/index.html", "index.html")));
        assertThat(reason(joined(Archives.of("index.html").tarGz(), more.toByteArray()), BundleKind.TAR_GZ))
                .contains("something follows its end");
    }

    @Test
    void zipEntriesThatShareTheirBytesAreRefused() {
        // Given a directory whose second entry points to where the first one lies
        byte[] zip = Archives.of("a", "b").zip();
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(zip.length - 6);
        int second = directory + 46 + bytes.getShort(directory + 28) + bytes.getShort(directory + 30);
        bytes.putInt(second + 42, 0);

        // When, Then
        assertThat(reason(zip, BundleKind.ZIP)).containsAnyOf("overlap", "do not agree");
    }

    @Test
    void aZipEntryWithTwoNamesIsRefused() {
        byte[] zip = Archives.of("index.html").zip();
        zip[30] = 'I';

        assertThat(reason(zip, BundleKind.ZIP)).contains("do not agree");
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatBreaksIsNotTheArchivesFault(BundleKind kind) {
        byte[] start = Arrays.copyOf(Archives.of("index.html").packed(kind), 50);
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(start), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        });

        assertThatThrownBy(() -> unpacker(BundleLimits.DEFAULT).unpack(broken, kind, tally()))
                .hasMessage("connection reset");
    }

    @ParameterizedTest
    @EnumSource
    void ofWhatASiteMayNotHoldOnlyThatIsStoredForWhichThereWasRoom(BundleKind kind) {
        // Given room for one of four files
        quotas.keep(SITE, new Quota(1, 9, 99, 8, 9, 9));

        // When
        Unpacked unpacked =
                unpack(Archives.of("1.txt", "2.txt", "3.txt", "4.txt").packed(kind), kind);

        // Then
        assertThat(unpacked).isEqualTo(new Unpacked.Excessive(new Excess.SiteBytes(8)));
        assertThat(isStored("1.txt")).isTrue();
        assertThat(isStored("2.txt")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsLargerThanADeployMayBeIsNotStored(BundleKind kind) {
        quotas.keep(SITE, new Quota(1, 9, 4, 99, 9, 9));

        assertThat(unpack(Archives.of("1.txt").packed(kind), kind))
                .isEqualTo(new Unpacked.Excessive(new Excess.DeployBytes(4)));
        assertThat(isStored("1.txt")).isFalse();
    }

    private boolean isStored(String content) {
        return blobs.contains(Digest.of(content.getBytes(UTF_8)));
    }

    private Tally tally() {
        return new CheckQuota(quotas, _ -> {}).tally(SITE);
    }

    private ArchiveUnpacker unpacker(BundleLimits limits) {
        return new ArchiveUnpacker(directory, blobs, limits);
    }

    private Unpacked unpack(byte[] archive, BundleKind kind) {
        return unpack(archive, kind, BundleLimits.DEFAULT);
    }

    private Unpacked unpack(byte[] archive, BundleKind kind, BundleLimits limits) {
        try {
            return unpacker(limits).unpack(new ByteArrayInputStream(archive), kind, tally());
        } catch (IOException e) {
            throw new AssertionError("the storage did not fail", e);
        }
    }

    private String reason(byte[] archive, BundleKind kind) {
        return reason(archive, kind, BundleLimits.DEFAULT);
    }

    private String reason(byte[] archive, BundleKind kind, BundleLimits limits) {
        return switch (unpack(archive, kind, limits)) {
            case Unpacked.Refused(String reason) -> reason;
            case Unpacked.Excessive excessive -> throw new AssertionError("not refused: " + excessive);
            case Unpacked.Files(var files) -> throw new AssertionError("not refused: " + files);
        };
    }

    private static Unpacked files(Map<String, String> contents) {
        SortedMap<CanonicalPath, Blob> files = new TreeMap<>();
        contents.forEach((path, content) -> {
            byte[] bytes = content.getBytes(UTF_8);
            files.put(new CanonicalPath(path), new Blob(Digest.of(bytes), bytes.length));
        });
        return new Unpacked.Files(files);
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
