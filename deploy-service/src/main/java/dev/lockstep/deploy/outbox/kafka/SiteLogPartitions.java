package dev.lockstep.deploy.outbox.kafka;

import dev.lockstep.contracts.event.kafka.Topic;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;

/** How many partitions the site log really has: whoever made the topic may have chosen another number than ours. */
@ApplicationScoped
class SiteLogPartitions {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaClientService kafka;
    private volatile int count;

    SiteLogPartitions(KafkaClientService kafka) {
        this.kafka = kafka;
    }

    /** Asks once: a topic's partitions are not added to later, or sites would lose their order. */
    int count() {
        if (count == 0) {
            Function<Producer<String, byte[]>, Integer> asked = SiteLogPartitions::partitions;
            count = kafka.<String, byte[]>getProducer(SiteLogAnnouncer.CHANNEL)
                    .runOnSendingThread(asked)
                    .await()
                    .atMost(PATIENCE);
        }
        return count;
    }

    private static int partitions(Producer<String, byte[]> producer) {
        return producer.partitionsFor(Topic.SITES.topicName()).size();
    }
}
