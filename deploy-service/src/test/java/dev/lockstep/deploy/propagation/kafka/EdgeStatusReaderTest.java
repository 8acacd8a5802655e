package dev.lockstep.deploy.propagation.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.deploy.outbox.Signal;
import dev.lockstep.deploy.propagation.Edges;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeStatusReaderTest {
    private static final EdgeId EDGE = new EdgeId("edge-1");

    private final Edges edges = new Edges(Duration.ofMinutes(1), () -> 0);
    private final EdgeStatusReader.Listener listener = new EdgeStatusReader.Listener(edges, new Signal());

    @BeforeEach
    void anEdgeSpeaks() {
        EdgeSynced said = new EdgeSynced(EDGE, new TreeMap<>(), List.of(), Duration.ZERO, Duration.ZERO, Instant.EPOCH);
        listener.stated(EDGE.text(), new Decoded.Known(said));
    }

    @Test
    void anEdgeThatSaysGoodbyeIsGone() {
        listener.withdrawn(EDGE.text());

        assertThat(edges.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no edge", "-"})
    void aKeyThatNamesNoEdgeIsPassedOver(String key) {
        listener.withdrawn(key);

        assertThat(edges.names()).containsExactly(EDGE);
    }
}
