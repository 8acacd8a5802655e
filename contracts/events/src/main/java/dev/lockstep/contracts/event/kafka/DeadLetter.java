package dev.lockstep.contracts.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.event.Excerpt;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read or acted on, as it goes to {@link Topic#DEAD_LETTERS}: unchanged, with the reason. That makes
 * it a little larger than it was, and may make it too large: then it is {@link #cut}.
 */
public final class DeadLetter {

    /** The header that says why. */
    public static final String REASON = "lockstep_reason";

    /** The header that says where the record was: {@code topic-partition@offset}. */
    public static final String ORIGIN = "lockstep_origin";

    /** The header that says that the record was cut, and how many bytes its value had. */
    public static final String CUT = "lockstep_cut";

    private static final int KEPT_BYTES = 64 * 1024;
    private static final int KEPT_HEADERS = 32;
    private static final int MOST_CAUSES = 50;

    private DeadLetter() {}

    /** The record as it was. */
    public static ProducerRecord<String, byte[]> of(ConsumerRecord<String, byte[]> poison, String reason) {
        Headers headers = told(poison.headers().toArray(), poison, reason);
        return new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), null, poison.key(), poison.value(), headers);
    }

    /** The beginning of its value, and its first headers as far as they are short. */
    public static ProducerRecord<String, byte[]> cut(ConsumerRecord<String, byte[]> poison, String reason) {
        byte[] value = poison.value() == null ? new byte[0] : poison.value();
        Header[] few = Arrays.stream(poison.headers().toArray())
                .filter(DeadLetter::isShort)
                .limit(KEPT_HEADERS)
                .toArray(Header[]::new);
        Headers headers = told(few, poison, reason)
                .add(CUT, Integer.toString(value.length).getBytes(UTF_8));
        return new ProducerRecord<>(
                Topic.DEAD_LETTERS.topicName(),
                null,
                poison.key() == null ? null : Excerpt.of(poison.key()),
                Arrays.copyOf(value, Math.min(value.length, KEPT_BYTES)),
                headers);
    }

    /** Whether Kafka has not taken a record as it is too large, and never will. */
    public static boolean isTooLarge(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .limit(MOST_CAUSES)
                .takeWhile(Objects::nonNull)
                .anyMatch(RecordTooLargeException.class::isInstance);
    }

    private static Headers told(Header[] headers, ConsumerRecord<String, byte[]> poison, String reason) {
        return new RecordHeaders(headers)
                .add(REASON, Excerpt.of(reason).getBytes(UTF_8))
                .add(ORIGIN, origin(poison).getBytes(UTF_8));
    }

    private static boolean isShort(Header header) {
        return Excerpt.isWhole(header.key()) && (header.value() == null || header.value().length <= Excerpt.MAX_BYTES);
    }

    private static String origin(ConsumerRecord<String, byte[]> poison) {
        return poison.topic() + "-" + poison.partition() + "@" + poison.offset();
    }
}
