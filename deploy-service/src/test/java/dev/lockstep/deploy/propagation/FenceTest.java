package dev.lockstep.deploy.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.deploy.outbox.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FenceTest {
    private static final Position STRICT = new Position(0, 10);
    private static final Duration LEASE = Duration.ofSeconds(2);

    @Test
    void aSilentEdgeIsFencedOnceItsLeaseIsOverSinceTheAnnouncement() {
        assertThat(fence(Duration.ofSeconds(2)).holds(edge(LEASE, 11))).isFalse();
        assertThat(fence(Duration.ofMillis(2_501)).holds(edge(LEASE, 11))).isTrue();
    }

    @Test
    void anEdgeThatDoesNotKnowThatTheSiteIsStrictIsNeverFenced() {
        assertThat(fence(Duration.ofHours(1)).holds(edge(LEASE, 10))).isFalse();
    }

    @Test
    void anEdgeWithoutALeaseIsNeverFenced() {
        assertThat(fence(Duration.ofHours(1)).holds(edge(Duration.ZERO, 11))).isFalse();
    }

    @Test
    void nobodyIsFencedFromASiteThatIsNotStrict() {
        assertThat(new Fence(List.of(), Duration.ofHours(1)).holds(edge(LEASE, 11)))
                .isFalse();
    }

    private static Fence fence(Duration sinceAnnounced) {
        return new Fence(List.of(STRICT), sinceAnnounced);
    }

    private static EdgeState edge(Duration lease, long applied) {
        EdgeSynced said = new EdgeSynced(
                new EdgeId("edge"), new TreeMap<>(Map.of(0, applied)), List.of(), lease, Duration.ZERO, Instant.EPOCH);
        return new EdgeState(said, Duration.ZERO);
    }
}
