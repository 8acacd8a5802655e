package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The relay's view of the outbox: what has been announced, and where it lies. */
public interface SendLog {

    /** Of each site what was not announced yet and may be announced next, in any order. */
    List<Unsent> next(int limit);

    /** Whether this is the log that was written to so far. The first one that is asked about is taken for it. */
    boolean isIn(String log);

    /**
     * From here on another log is written to, or the same from its beginning: the latest statement under each key waits to be
     * announced, and what it has replaced is forgotten. Returns how many wait.
     */
    int restate(String log);

    /**
     * Notes where events lie, by their {@link Unsent#id()}. What lies on a log that is not written to any more is left to be
     * announced again.
     */
    void sent(Map<Long, Position> positions, Instant now);

    /**
     * Where a statement lies, or the last part of it, once all of it was announced. Of what was stated twice as of one
     * epoch the later word counts: whoever has read the earlier one knows nothing of it. What waits to be announced once more
     * is found where it lay first, on the same log: whoever has read as far has it.
     */
    Optional<Position> find(Statement statement);

    /** What was last added for a site. */
    Optional<Statement> latest(SiteId site);

    /** What was last stated under some words, whether or not it was announced. */
    Optional<Statement> latest(SiteId site, String states);

    /**
     * Forgets what was sent before then and is not needed any more, and says how much that was. Whatever still holds stays,
     * as does the last word about each site. Epochs of positions from before then are no more than lower bounds afterwards.
     */
    int forget(Instant before);

    /** The latest epoch of a site that was first announced before a position, whether or not it was repeated later. */
    Epoch epochBefore(SiteId site, Position position);

    /** Makes the latest statement under each key that was announced since then unsent again, and says how many. */
    int repeatSince(Instant then);
}
