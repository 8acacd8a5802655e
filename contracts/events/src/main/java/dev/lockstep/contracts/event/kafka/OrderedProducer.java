package dev.lockstep.contracts.event.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes producers whose records are there once, and in the order in which they were sent. */
public final class OrderedProducer {

    private OrderedProducer() {}

    /**
     * As {@link #create}, for what somebody waits for: it fails within five seconds where Kafka does not take it, such as
     * while a partition has no leader, or is no more. Whoever still needs it asks again.
     */
    public static Producer<String, byte[]> impatient(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);
        return create(settings);
    }

    /**
     * One request at a time is under way to each broker: a partition that has never heard of a producer takes whatever
     * comes first for its beginning, and would refuse an earlier batch that is repeated after a change of leaders
     * (KAFKA-15591). Batches grow meanwhile, so that this costs little; a record that nothing is ahead of is sent at once,
     * because somebody waits for it (KIP-1030 would have it wait 5 ms for company).
     *
     * @param kafka the client's settings
     */
    public static Producer<String, byte[]> create(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
