package dev.lockstep.render.wiring;

import dev.lockstep.contracts.event.kafka.OrderedProducer;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;

/** What this worker talks to Kafka with. */
@Singleton
class KafkaClients {

    private final Map<String, Object> settings;
    private final Producer<String, byte[]> producer;

    KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
        this.producer = OrderedProducer.impatient(settings);
    }

    Map<String, Object> settings() {
        return settings;
    }

    Producer<String, byte[]> producer() {
        return producer;
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
