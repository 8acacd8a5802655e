package dev.lockstep.deploy.inquiry.kafka;

import dev.lockstep.contracts.event.EdgeAnswered;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.LogListener;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicIds;
import dev.lockstep.deploy.inquiry.AskEdges;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Hears what edges answer from now on. Every process hears all answers, and knows its own questions. */
@ApplicationScoped
class EdgeAnswersReader {
    private final LogReader reader;

    EdgeAnswersReader(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicIds topics, AskEdges asking) {
        this.reader = LogReader.fromNow(Topic.EDGE_ANSWERS, () -> LogReader.consumer(kafka), new Listener(asking))
                .of(topics.of(Topic.EDGE_ANSWERS));
    }

    void start(@Observes StartupEvent ignored) {
        Thread.ofPlatform().name("edge-answers").daemon().start(reader);
    }

    void stop(@Observes ShutdownEvent ignored) {
        reader.close();
    }

    private record Listener(AskEdges asking) implements LogListener {
        @Override
        public void stated(String key, Decoded decoded) {
            if (decoded instanceof Decoded.Known(EdgeAnswered answer)) {
                asking.heard(answer);
            }
        }
    }
}
