package dev.lockstep.deploy.bundle.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.deploy.bundle.BundleKind;
import dev.lockstep.deploy.bundle.Unpacked;
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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DamagedArchivesTest {
    private final Path directory;
    private final Unpacking unpacking;

    DamagedArchivesTest(@TempDir Path directory) {
        this.directory = directory;
        this.unpacking = new Unpacking(directory);
    }

    @AfterEach
    void nothingIsLeftOnDisk() {
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void anArchiveThatIsCutOffAnywhereIsRefused(BundleKind kind) {
        byte[] whole = Archives.of("index.html", "about.html", "style.css").packed(kind);

        for (int length = 0; length < whole.length; length++) {
            assertThat(unpacking.unpack(Arrays.copyOf(whole, length), kind))
                    .as("the first %d of %d bytes", length, whole.length)
                    .isInstanceOf(Unpacked.Refused.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedArchiveNeverYieldsOtherBytesThanWerePacked(BundleKind kind) {
        byte[] content = Unpacking.noise(2_000);
        byte[] whole = Archives.of().with("noise", content).packed(kind);
        Random random = new Random(2);
        int refused = 0;

        for (int round = 0; round < 500; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            switch (unpacking.unpack(damaged, kind)) {
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

        assertThat(unpacking.reason(joined("#!/bin/sh\n".getBytes(UTF_8), zip), BundleKind.ZIP))
                .contains("something stands before");
        assertThat(unpacking.reason(joined(zip, "more".getBytes(UTF_8)), BundleKind.ZIP))
                .contains("something stands");
    }

    @Test
    void nothingBehindTheEndOfATarIsDeployed() throws IOException {
        byte[] hidden = joined(
                Archives.of("index.html").tarGz(), Archives.of("hidden.html").tarGz());
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(more)) {
            gzip.write(Unpacking.noise(100));
        }

        assertThat(unpacking.unpack(hidden, BundleKind.TAR_GZ))
                .isEqualTo(Unpacking.files(Map.of("/index.html", "index.html")));
        assertThat(unpacking.reason(joined(Archives.of("index.html").tarGz(), more.toByteArray()), BundleKind.TAR_GZ))
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
        assertThat(unpacking.reason(zip, BundleKind.ZIP)).containsAnyOf("overlap", "do not agree");
    }

    @Test
    void aZipEntryWithTwoNamesIsRefused() {
        byte[] zip = Archives.of("index.html").zip();
        zip[30] = 'I';

        assertThat(unpacking.reason(zip, BundleKind.ZIP)).contains("do not agree");
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

        assertThatThrownBy(() -> unpacking.unpack(broken, kind)).hasMessage("connection reset");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
