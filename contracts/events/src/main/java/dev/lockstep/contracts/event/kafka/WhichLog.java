package dev.lockstep.contracts.event.kafka;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells which log lies under a topic's name. Whoever deletes a topic and makes it anew, or loses the brokers' disks, begins
 * another log: offsets of the one say nothing of the other, even where both are as long.
 */
@FunctionalInterface
public interface WhichLog {

    /** For readers that take any log for the same: what they missed means nothing later. */
    WhichLog ANY = () -> Optional.of("");

    /** How often Kafka is asked by whoever has to know. */
    int PATIENCE = 10;

    /** Kafka's own id of the log; empty when it is not to be had just now. */
    Optional<String> ask();

    /**
     * Whether Kafka said that there is no such log when it was last asked. A broker that has only just begun may say so of one
     * that is there.
     */
    default boolean isMissing() {
        return false;
    }

    /** Reads a log from one end to the other. */
    interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * Reads what has to be all of one log, so that an id which is the same before and after is that of all of it.
     *
     * @throws IOException when another took its place meanwhile, or nobody can tell whether it did
     */
    default <T> T throughout(Reading<T> reading) throws IOException {
        String before = insist();
        T read = reading.read();
        String after = insist();
        if (!before.equals(after)) {
            throw new IOException("the topic was made anew while it was read: it was " + before + " and is " + after);
        }
        return read;
    }

    /** Kafka may be busy: what it does not say in a moment it may say in the next. */
    private String insist() throws IOException {
        return Stream.generate(this::ask)
                .limit(PATIENCE)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IOException("Kafka does not say which log it has"));
    }
}
