package dev.lockstep.contracts.event.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks now and then where a log ends. Whoever has read up to there has read all that was written before it was asked:
 * so the time that counts is the one before the question, by a clock that nobody sets.
 */
final class EndOfLog {

    private static final long ASK_EVERY_NANOS = Duration.ofMillis(200).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private Map<TopicPartition, Long> ends = Map.of();
    private boolean hasAsked;
    private long askedAt;

    EndOfLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Asks unless the last answer is still to be reached, or it was asked a moment ago; returns a new answer, if there is one. */
    Map<TopicPartition, Long> ask(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        long now = nanos.getAsLong();
        if (!ends.isEmpty() || (hasAsked && now - askedAt < ASK_EVERY_NANOS)) {
            return Map.of();
        }
        hasAsked = true;
        askedAt = now;
        try {
            ends = Map.copyOf(consumer.endOffsets(partitions, PATIENCE));
        } catch (TimeoutException unknown) {
            // Then it is asked again: not to know is what the whole question is about.
            ends = Map.of();
        }
        return ends;
    }

    /** Whether all that the last answer named has been read. */
    boolean isReached(Map<TopicPartition, Long> positions) {
        return !ends.isEmpty()
                && ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** The last answer was of another log. */
    void forget() {
        ends = Map.of();
    }

    /** How far the last answer's ends are away; nothing while no end is waited for. */
    long distance(Map<TopicPartition, Long> positions) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** When the last answer was asked for; the next question may follow. */
    long take() {
        forget();
        return askedAt;
    }
}
