package dev.lockstep.deploy.topic.kafka;

import dev.lockstep.contracts.event.kafka.Topics;
import dev.lockstep.deploy.topic.TopicsReady;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tries until Kafka is there: the service starts without it and takes what can wait in the outbox. */
@ApplicationScoped
class EnsureTopics {
    private static final System.Logger LOG = System.getLogger(EnsureTopics.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final int partitions;
    private final int replication;
    private final TopicsReady state;
    private final CountDownLatch closed = new CountDownLatch(1);

    EnsureTopics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "lockstep.topics.partitions", defaultValue = "12") int partitions,
            @ConfigProperty(name = "lockstep.topics.replication", defaultValue = "3") int replication,
            TopicsReady state) {
        this.kafka = kafka;
        this.partitions = partitions;
        this.replication = replication;
        this.state = state;
    }

    void start(@Observes StartupEvent ignored) {
        Thread.ofVirtual().name("ensure-topics").start(this::ensure);
    }

    void stop(@Observes ShutdownEvent ignored) {
        closed.countDown();
    }

    private void ensure() {
        try (Admin admin = Admin.create(kafka)) {
            while (!state.isReady() && closed.getCount() > 0) {
                attempt(new Topics(admin, partitions, replication));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Topics topics) throws InterruptedException {
        try {
            topics.ensure();
            state.ready();
        } catch (ExecutionException | RuntimeException failure) {
            boolean closing = closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.log(System.Logger.Level.WARNING, "topics are not there yet closing=" + closing, failure);
        }
    }
}
