package dev.lockstep.deploy.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GraceTest {
    private final BlobStore hourly = new MemoryBlobStore() {
        @Override
        public Duration renewsAfter() {
            return Duration.ofHours(1);
        }
    };

    @Test
    void aTimeInWhichACountedOnBlobCouldGoIsRefusedWithBothSettings() {
        assertThatThrownBy(() -> Grace.of(Duration.ofHours(1), hourly))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("lockstep.retention.grace is PT1H", "lockstep.blobs.s3.renew-after, PT1H");
    }

    @Test
    void aLongerTimeIsTaken() {
        assertThat(Grace.of(Duration.ofHours(2), hourly)).isEqualTo(new Grace(Duration.ofHours(2)));
        assertThat(Grace.of(Duration.ofSeconds(1), new MemoryBlobStore())).isEqualTo(new Grace(Duration.ofSeconds(1)));
    }
}
