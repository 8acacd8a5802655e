package dev.lockstep.contracts.event.kafka;

import dev.lockstep.contracts.event.json.Decoded;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Folds a log. Called by one thread, in the order of each partition. */
public interface LogListener {

    /** From here on, offsets are those of this log: {@link WhichLog}. */
    default void reads(String log) {}

    /**
     * The log is not the one that was read, or has become shorter. What follows begins where this reader begins, which is the
     * beginning of what is there unless it was told otherwise, and may be less than was handed over before.
     */
    default void wentBack(String reason) {}

    /**
     * Kafka has no such log any more. What was handed over stays so, and whoever reads it is where it was: either
     * {@link #foundAgain} or {@link #wentBack} follows once there is one.
     */
    default void missed() {}

    /** The log that was missed is there, and is the same. */
    default void foundAgain() {}

    /** A record; {@code key} is what it states something about. */
    void stated(String key, Decoded decoded);

    /** A record that cannot be read, whole, for whoever sets it aside ({@link DeadLetter}). */
    default void malformed(ConsumerRecord<String, byte[]> record, String reason) {
        stated(record.key() == null ? "" : record.key(), new Decoded.Malformed(reason));
    }

    /** What was stated under this key holds no longer. On a log that is not compacted nothing is ever withdrawn. */
    default void withdrawn(String key) {}

    /**
     * Everything below these offsets, by partition, has been handed over. Called after each batch that brought some,
     * and once at the beginning.
     */
    default void readUpTo(SortedMap<Integer, Long> offsets) {}

    /**
     * Everything that the log held at a moment has been handed over. Called now and then, by readers that confirm.
     *
     * @param atNanos the moment, by the reader's clock
     */
    default void confirmed(long atNanos) {}

    /** Called once: everything that the log held when reading began has been handed over. */
    default void caughtUp() {}
}
