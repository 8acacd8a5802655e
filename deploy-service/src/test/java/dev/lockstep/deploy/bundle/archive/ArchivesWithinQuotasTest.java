package dev.lockstep.deploy.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.bundle.BundleKind;
import dev.lockstep.deploy.bundle.Unpacked;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.quota.Quota;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchivesWithinQuotasTest {
    private final Path directory;
    private final Unpacking unpacking;

    ArchivesWithinQuotasTest(@TempDir Path directory) {
        this.directory = directory;
        this.unpacking = new Unpacking(directory);
    }

    @AfterEach
    void nothingIsLeftOnDisk() {
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void ofWhatASiteMayNotHoldOnlyThatIsStoredForWhichThereWasRoom(BundleKind kind) {
        // Given room for one of four files
        unpacking.allow(new Quota(1, 9, 99, 8, 9, 9));

        // When
        Unpacked unpacked =
                unpacking.unpack(Archives.of("1.txt", "2.txt", "3.txt", "4.txt").packed(kind), kind);

        // Then
        assertThat(unpacked).isEqualTo(new Unpacked.Excessive(new Excess.SiteBytes(8)));
        assertThat(unpacking.stores("1.txt")).isTrue();
        assertThat(unpacking.stores("2.txt")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsLargerThanADeployMayBeIsNotStored(BundleKind kind) {
        unpacking.allow(new Quota(1, 9, 4, 99, 9, 9));

        assertThat(unpacking.unpack(Archives.of("1.txt").packed(kind), kind))
                .isEqualTo(new Unpacked.Excessive(new Excess.DeployBytes(4)));
        assertThat(unpacking.stores("1.txt")).isFalse();
    }
}
