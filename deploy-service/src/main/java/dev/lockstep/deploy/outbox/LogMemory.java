package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the database remembers of the site log. One that was restored from a backup remembers less than was written, and
 * would write epochs once more that edges have seen: they would not believe them.
 */
public interface LogMemory {

    /** Up to where, by partition, everything that the log says is known. Only ever more, on one log. */
    Map<Integer, Long> known();

    /** Where, by partition, the first record lies that says what still holds. */
    Map<Integer, Long> holdsFrom();

    /** Those that were never stated or taken back from here; of what lies beyond {@link #known}. */
    Set<Written> unknown(Collection<Written> written);

    /** What was last said under each of a site's words, whether or not it was announced. */
    List<Written> lastWords(SiteId site);

    /** Forgets what was said of a site before its last words, even if nobody has announced it. */
    void forgetReplaced(SiteId site);

    /** From here on nothing is announced until {@link #catchUp}; void if more is known by now than the caller believes. */
    void fallBehind(Map<Integer, Long> believed);

    boolean isBehind();

    /** Up to there everything is known, or made up for: of the log that is written to from here on. */
    void catchUp(Map<Integer, Long> ends);
}
