package dev.lockstep.render.request.kafka;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * What Kafka was told of how far one partition is done, and what it has said that it knows. A commit that is not answered yet
 * is not made again; one that failed is, unless a later one was made. Answers come late and in any order, so each is held
 * against the commit that it is of. Called by the consumer's own thread only.
 */
final class Commits {

    private Commit known = new Commit(0, -1);
    private Commit latest = known;
    private long made;

    /** Whether the latest commit is of another offset, or this one's has failed. */
    boolean lack(long offset) {
        return latest.offset != offset;
    }

    /** Whether Kafka has answered so. */
    boolean prove(long offset) {
        return known.offset == offset;
    }

    Commit make(long offset) {
        made++;
        latest = new Commit(made, offset);
        return latest;
    }

    /** One of them: the how manieth it was. */
    final class Commit {
        private final long number;
        private final long offset;

        private Commit(long number, long offset) {
            this.number = number;
            this.offset = offset;
        }

        OffsetAndMetadata place() {
            return new OffsetAndMetadata(offset);
        }

        void answered() {
            if (number > known.number) {
                known = this;
            }
        }

        void failed() {
            if (latest == this) {
                latest = known;
            }
        }
    }
}
