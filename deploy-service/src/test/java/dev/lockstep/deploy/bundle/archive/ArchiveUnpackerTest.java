package dev.lockstep.deploy.bundle.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.deploy.bundle.BundleKind;
import dev.lockstep.deploy.bundle.BundleLimits;
import dev.lockstep.deploy.bundle.Unpacked;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveUnpackerTest {
    private static final byte[] ZEROS = new byte[32 << 20];

    private final Path directory;
    private final Unpacking unpacking;

    ArchiveUnpackerTest(@TempDir Path directory) {
        this.directory = directory;
        this.unpacking = new Unpacking(directory);
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
        Unpacked unpacked = unpacking.unpack(archive, kind);

        // Then
        assertThat(unpacked)
                .isEqualTo(Unpacking.files(
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
            assertThat(unpacking.reason(Archives.of("index.html", name).packed(kind), kind))
                    .contains("the name of entry")
                    .doesNotContain("\n", "\u001b");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatIsTooLongOrTooDeepIsRefused(BundleKind kind) {
        assertThat(unpacking.reason(Archives.of("n".repeat(5_000)).packed(kind), kind))
                .contains("is too long")
                .hasSizeLessThan(300);
        assertThat(unpacking.reason(Archives.of("a/".repeat(60) + "b").packed(kind), kind))
                .contains("deeper than");
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatComesTwiceIsRefused(BundleKind kind) {
        assertThat(unpacking.reason(Archives.of("a", "./a").packed(kind), kind)).endsWith("twice");
        assertThat(unpacking.reason(Archives.of("a", "a").tarGz(), BundleKind.TAR_GZ))
                .endsWith("twice");
        assertThat(unpacking.unpack(Archives.of("a", "a").zip(), BundleKind.ZIP))
                .isInstanceOf(Unpacked.Refused.class);
    }

    @ParameterizedTest
    @EnumSource
    void aLinkIsRefused(BundleKind kind) {
        byte[] archive =
                Archives.of("index.html").withLink("passwd", "/etc/passwd").packed(kind);

        assertThat(unpacking.reason(archive, kind)).contains("neither a file nor a folder");
    }

    @Test
    void hardLinksAndDevicesAreRefused() {
        byte[] hardLink = Archives.of("a").withHardLink("b", "a").tarGz();
        byte[] device = Archives.of("a").withDevice("b").tarGz();

        assertThat(unpacking.reason(hardLink, BundleKind.TAR_GZ)).contains("neither a file nor a folder");
        assertThat(unpacking.reason(device, BundleKind.TAR_GZ)).contains("neither a file nor a folder");
    }

    @ParameterizedTest
    @EnumSource
    void aBombIsRefusedBeforeItIsUnpacked(BundleKind kind) {
        byte[] bomb = Archives.of().with("zeros", ZEROS).packed(kind);
        assertThat(bomb).hasSizeLessThan(ZEROS.length / 100);

        assertThat(unpacking.reason(bomb, kind)).contains("unpack to far more than it is");
        assertThat(unpacking.blobs().contains(Digest.of(ZEROS))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aBombInPiecesIsRefusedToo(BundleKind kind) {
        Archives bomb = Archives.of();
        for (int i = 0; i < 32; i++) {
            bomb.with("zeros" + i, Arrays.copyOf(ZEROS, 1 << 20));
        }

        assertThat(unpacking.reason(bomb.packed(kind), kind)).contains("far more than it is");
    }

    @ParameterizedTest
    @EnumSource
    void everyLimitHolds(BundleKind kind) {
        byte[] three = Archives.of()
                .with("a", Unpacking.noise(4_000))
                .with("b", Unpacking.noise(4_000))
                .with("c", Unpacking.noise(8_000))
                .packed(kind);
        int size = three.length;

        assertThat(unpacking.unpack(three, kind, new BundleLimits(size, 16_000, 8_000, 3, 100)))
                .isInstanceOf(Unpacked.Files.class);
        assertThat(unpacking.reason(three, kind, new BundleLimits(size - 1, 16_000, 8_000, 3, 100)))
                .contains("the archive is larger than");
        assertThat(unpacking.reason(three, kind, new BundleLimits(size, 15_999, 8_000, 3, 100)))
                .contains("more than it is or may be");
        assertThat(unpacking.reason(three, kind, new BundleLimits(size, 16_000, 7_999, 3, 100)))
                .contains("larger than 7999 bytes");
        assertThat(unpacking.reason(three, kind, new BundleLimits(size, 16_000, 8_000, 2, 100)))
                .contains("more than 2 entries");
    }

    @ParameterizedTest
    @EnumSource
    void anArchiveWithoutFilesIsRefused(BundleKind kind) {
        assertThat(unpacking.reason(Archives.of().packed(kind), kind)).isEqualTo("the archive holds no files");
        assertThat(unpacking.reason(new byte[0], kind)).contains("cut off");
        assertThat(unpacking.reason("no archive at all".getBytes(UTF_8), kind)).isNotEmpty();
    }
}
