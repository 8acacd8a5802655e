package dev.lockstep.deploy.outbox;

/**
 * Where on the site log a record lies.
 *
 * @param log which log that is: a topic that was made anew is another. Empty where that is not known
 */
public record Position(String log, int partition, long offset) {

    /** On a log that nobody named. */
    public Position(int partition, long offset) {
        this("", partition, offset);
    }

    Position on(String log) {
        return new Position(log, partition, offset);
    }

    /** Whether offsets of both can be compared, as far as is known. */
    public boolean isOn(String other) {
        return log.isEmpty() || other.isEmpty() || log.equals(other);
    }
}
