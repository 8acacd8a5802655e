package dev.lockstep.deploy.visit.kafka;

import dev.lockstep.contracts.event.PagesVisited;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.LogListener;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicIds;
import dev.lockstep.deploy.visit.HotPages;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Reads all that is still kept of what visitors asked for: a process that starts anew knows what is hot. */
@ApplicationScoped
class VisitsReader {
    private final LogReader reader;

    VisitsReader(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicIds topics, HotPages hot) {
        this.reader = new LogReader(Topic.VISITS, () -> LogReader.consumer(kafka), new Listener(hot))
                .of(topics.of(Topic.VISITS));
    }

    void start(@Observes StartupEvent ignored) {
        Thread.ofPlatform().name("visits").daemon().start(reader);
    }

    void stop(@Observes ShutdownEvent ignored) {
        reader.close();
    }

    private record Listener(HotPages hot) implements LogListener {
        @Override
        public void stated(String key, Decoded decoded) {
            if (decoded instanceof Decoded.Known(PagesVisited told)) {
                hot.visited(told);
            }
        }
    }
}
