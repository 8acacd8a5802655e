package dev.lockstep.contracts.event.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The log that a reader's positions are in, and whether it is still there. */
final class KnownLog {

    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    /** For how long Kafka has to say that there is no such log. A broker may not have heard of all topics when it begins. */
    private static final long MISSED_FOR_NANOS = Duration.ofSeconds(5).toNanos();

    private final WhichLog which;
    private final LongSupplier nanos;
    private String id = "";
    private String found = "";
    private String lost = "";
    private long lookedAt;
    private boolean missed;
    private long missedSince;

    KnownLog(WhichLog which, LongSupplier nanos) {
        this.which = which;
        this.nanos = nanos;
    }

    /** For readers that take any log for the same. */
    static KnownLog any() {
        return new KnownLog(WhichLog.ANY, System::nanoTime);
    }

    /** The same, before anything was recognized, of another one. */
    KnownLog of(WhichLog other) {
        return new KnownLog(other, nanos);
    }

    /** Why what lies there now is not the log from before; empty if it is, or if there was none. */
    String recognize() {
        if (!look()) {
            throw new KafkaException("Kafka does not say which log it has");
        }
        return lost;
    }

    /** What was recognized is the log from here on. A loss is forgotten: not before everybody has heard of it. */
    void take() {
        id = found;
        lost = "";
    }

    String id() {
        return id;
    }

    /** Asks now and then; as long as nobody can tell it is taken for the same. */
    boolean isThere() {
        if (nanos.getAsLong() - lookedAt > LOOK_EVERY_NANOS) {
            look();
        }
        return !isLost();
    }

    /** Asks at once: true only if Kafka says so. */
    boolean isSurelyThere() {
        return look() && !isLost();
    }

    /** Where it was just told to end. A log of which less is there than was read has lost its end, and may get another. */
    void endsAt(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> positions) {
        ends.forEach((partition, end) -> {
            long read = positions.getOrDefault(partition, 0L);
            if (end < read) {
                lost = partition + " ends at " + end + " and was read up to " + read;
            }
        });
    }

    /** From where on records were just got: what was read before does not come again by itself. */
    void goesOnAt(TopicPartition partition, long offset, long read) {
        if (offset < read) {
            lost = partition + " goes on at " + offset + " and was read up to " + read;
        }
    }

    boolean isLost() {
        return !lost.isEmpty();
    }

    /**
     * Whether Kafka has said for a while, and nothing else, that the log is not there any more. If it comes back under its id it
     * is the same: Kafka gives no id twice.
     */
    boolean isMissing() {
        return missed && !id.isEmpty() && lookedAt - missedSince >= MISSED_FOR_NANOS;
    }

    private boolean look() {
        boolean wasMissing = isMissing();
        Optional<String> there = which.ask();
        boolean isGone = there.isEmpty() && which.isMissing();
        lookedAt = nanos.getAsLong();
        there.ifPresentOrElse(this::find, () -> miss(isGone || wasMissing));
        return there.isPresent();
    }

    private void find(String there) {
        missed = false;
        found = there;
        compare();
    }

    /** A Kafka that does not answer takes nothing back, and has not said so without a break. */
    private void miss(boolean isGone) {
        missedSince = missed ? missedSince : lookedAt;
        missed = isGone;
    }

    private void compare() {
        if (!id.isEmpty() && !id.equals(found)) {
            lost = "the topic was made anew: it was " + id + " and is " + found;
        }
    }
}
