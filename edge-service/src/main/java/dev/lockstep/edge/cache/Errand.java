package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.HeaderFields;
import java.time.Instant;
import java.util.Optional;

/** One request on its way to an origin. It ends by one of what is heard, by {@link #unanswered} or by {@link #abandon}. */
public interface Errand {

    /** What is sent. */
    HeaderFields fields();

    /** What is to be done with an answer whose head has arrived. */
    Heard heard(int status, HeaderFields answered, Instant now);

    /** What may be shown when there is no answer; it may have had its effect all the same. */
    Optional<FromMemory> unanswered(Instant now);

    /** Nobody will hear what comes of it, and it may have been sent. */
    void abandon();

    /** One of which nothing is kept. */
    static Errand uncached(HeaderFields fields) {
        return new Through(fields, "lockstep; fwd=bypass");
    }

    /** What goes through and changes nothing here. */
    record Through(HeaderFields fields, String cacheStatus) implements Errand {

        @Override
        public Heard heard(int status, HeaderFields answered, Instant now) {
            return new Heard.Through(cacheStatus);
        }

        @Override
        public Optional<FromMemory> unanswered(Instant now) {
            return Optional.empty();
        }

        @Override
        public void abandon() {}
    }
}
