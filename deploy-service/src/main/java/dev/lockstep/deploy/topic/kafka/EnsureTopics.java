package dev.lockstep.deploy.topic.kafka;

import dev.lockstep.contracts.event.kafka.TopicsAtStart;
import dev.lockstep.deploy.topic.TopicsReady;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ensures the topics at start; what happens before they are there waits in the outbox. */
@ApplicationScoped
class EnsureTopics {

    private final TopicsAtStart topics;
    private final TopicsReady state;

    EnsureTopics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "lockstep.topics.partitions", defaultValue = "12") int partitions,
            @ConfigProperty(name = "lockstep.topics.replication", defaultValue = "3") int replication,
            TopicsReady state) {
        this.topics = new TopicsAtStart(kafka, partitions, replication);
        this.state = state;
    }

    void start(@Observes StartupEvent ignored) {
        Thread.ofVirtual().name("ensure-topics").start(this::ensure);
    }

    void stop(@Observes ShutdownEvent ignored) {
        topics.close();
    }

    private void ensure() {
        if (topics.ensure()) {
            state.ready();
        }
    }
}
