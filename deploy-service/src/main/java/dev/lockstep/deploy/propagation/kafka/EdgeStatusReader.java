package dev.lockstep.deploy.propagation.kafka;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.LogListener;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicIds;
import dev.lockstep.deploy.outbox.Signal;
import dev.lockstep.deploy.propagation.Edges;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Listens to the edges from now on: what they said earlier says nothing of who lives. */
@ApplicationScoped
class EdgeStatusReader {
    private final LogReader reader;

    EdgeStatusReader(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicIds topics,
            Edges edges,
            Signal signal) {
        this.reader = LogReader.fromNow(Topic.EDGE_STATUS, () -> LogReader.consumer(kafka), new Listener(edges, signal))
                .of(topics.of(Topic.EDGE_STATUS));
    }

    void start(@Observes StartupEvent ignored) {
        Thread.ofPlatform().name("edge-status").daemon().start(reader);
    }

    void stop(@Observes ShutdownEvent ignored) {
        reader.close();
    }

    record Listener(Edges edges, Signal signal) implements LogListener {
        @Override
        public void stated(String key, Decoded decoded) {
            if (decoded instanceof Decoded.Known(EdgeSynced said)) {
                edges.heard(said);
                signal.give();
            }
        }

        @Override
        public void withdrawn(String key) {
            EdgeId.parse(key).ifPresent(edge -> {
                edges.left(edge);
                signal.give();
            });
        }

        @Override
        public void caughtUp() {
            edges.listen();
        }
    }
}
