package dev.lockstep.deploy.outbox;

import java.io.IOException;
import java.util.Map;

/** The site log as it lies on Kafka, whoever has written it. */
public interface SiteLog {

    /** A record that says it is an event, and not which. */
    record Unreadable(String key, Position position, String reason) {
        @Override
        public String toString() {
            return "'" + key + "' in partition " + position.partition() + " at offset " + position.offset() + ", as "
                    + reason;
        }
    }

    /** Takes in what was written. */
    @FunctionalInterface
    interface Reader {
        void written(Position position, Written written);

        /**
         * A record that nothing has taken the place of since; told after all that could be read. Edges set it aside, or
         * understand it where they are of a later version: whoever has to know all that they show does not.
         */
        default void unreadable(Unreadable record) {}
    }

    /**
     * Shows what was written from some offsets on, by partition, to where the log ends at the moment; from its beginning where
     * none is named. What is no event of a site is left out.
     *
     * @return where each partition ends
     * @throws IOException when not all of it was read, or it holds an event of a kind that is not known here
     */
    Map<Integer, Long> read(Map<Integer, Long> from, Reader reader) throws IOException;

    /**
     * Where each partition begins. Compaction leaves that where it is; it is later once records were deleted, whatever they said.
     *
     * @throws IOException when Kafka does not say
     */
    Map<Integer, Long> beginnings() throws IOException;
}
