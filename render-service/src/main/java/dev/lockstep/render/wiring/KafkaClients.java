package dev.lockstep.render.wiring;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What this worker talks to Kafka with, besides the channel of requests. */
@Singleton
class KafkaClients {

    private final Map<String, Object> settings;
    private final Producer<String, byte[]> producer;

    KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
        Map<String, Object> idempotent = new HashMap<>(settings);
        idempotent.put(ProducerConfig.ACKS_CONFIG, "all");
        idempotent.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.producer = new KafkaProducer<>(idempotent, new StringSerializer(), new ByteArraySerializer());
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
