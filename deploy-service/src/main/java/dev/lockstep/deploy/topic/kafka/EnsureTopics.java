package dev.lockstep.deploy.topic.kafka;

import dev.lockstep.contracts.event.kafka.TopicsAtStart;
import dev.lockstep.deploy.topic.MakeTopics;
import dev.lockstep.deploy.topic.TopicSettings;
import dev.lockstep.deploy.topic.TopicsReady;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Ensures the topics at start; what happens before they are there waits in the outbox. */
@ApplicationScoped
class EnsureTopics implements MakeTopics {

    private final TopicsAtStart topics;
    private final TopicsReady state;

    EnsureTopics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, TopicSettings settings, TopicsReady state) {
        this.topics = new TopicsAtStart(kafka, settings.partitions(), settings.replication());
        this.state = state;
    }

    void start(@Observes StartupEvent ignored) {
        Thread.ofVirtual().name("ensure-topics").start(this::ensure);
    }

    void stop(@Observes ShutdownEvent ignored) {
        topics.close();
    }

    @Override
    public boolean make() {
        return topics.ensureNow();
    }

    private void ensure() {
        if (topics.ensure()) {
            state.ready();
        }
    }
}
