package dev.lockstep.edge.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Near the point at which nanoseconds wrap. */
    private long now = Long.MAX_VALUE - SECOND;

    private final Lease lease = new Lease(Duration.ofSeconds(2), () -> now);

    @Test
    void nothingIsHeldBeforeTheLogWasReadOnce() {
        assertThat(lease.term().isHeld()).isFalse();
        assertThat(lease.term().hasBegun()).isFalse();
    }

    @Test
    void aTermIsCountedFromTheEarlierOfWhatWasReadAndHeard() {
        lease.read(now);
        now += 2 * SECOND;
        lease.read(now);
        assertThat(lease.term().isHeld()).isTrue();

        now += 1;
        assertThat(lease.term().isHeld()).isFalse();
        assertThat(lease.age()).isEqualTo(Duration.ofNanos(2 * SECOND + 1));

        lease.heard(now);
        assertThat(lease.term().isHeld()).isTrue();
        assertThat(lease.age()).isEqualTo(Duration.ofNanos(1));
    }

    @Test
    void whatComesLateTakesNothingBack() {
        lease.read(now);

        lease.read(now - SECOND);
        lease.heard(now - SECOND);

        assertThat(lease.age()).isZero();
    }

    @Test
    void aTermThatWasTakenBeforeAPauseIsOverWhateverFollows() {
        lease.read(now);
        Lease.Term before = lease.term();

        now += 3 * SECOND;
        lease.read(now);
        lease.heard(now);

        assertThat(lease.term().isHeld()).isTrue();
        assertThat(before.isHeld()).isFalse();
    }
}
