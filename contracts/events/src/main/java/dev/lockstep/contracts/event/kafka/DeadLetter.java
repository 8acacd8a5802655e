package dev.lockstep.contracts.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record that could not be read or acted on, as it goes to {@link Topic#DEAD_LETTERS}: unchanged, with the reason. */
public final class DeadLetter {

    /** The header that says why. */
    public static final String REASON = "lockstep_reason";

    /** The header that says where the record was: {@code topic-partition@offset}. */
    public static final String ORIGIN = "lockstep_origin";

    private DeadLetter() {}

    public static ProducerRecord<String, byte[]> of(ConsumerRecord<String, byte[]> poison, String reason) {
        Headers headers = new RecordHeaders(poison.headers().toArray())
                .add(REASON, reason.getBytes(UTF_8))
                .add(ORIGIN, origin(poison).getBytes(UTF_8));
        return new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), null, poison.key(), poison.value(), headers);
    }

    private static String origin(ConsumerRecord<String, byte[]> poison) {
        return poison.topic() + "-" + poison.partition() + "@" + poison.offset();
    }
}
