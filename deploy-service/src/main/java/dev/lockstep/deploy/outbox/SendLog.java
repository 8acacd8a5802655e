package dev.lockstep.deploy.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The relay's view of the outbox: what has been announced, and where it lies. */
public interface SendLog {

    /** The earliest event of each site that was not announced yet. */
    List<Unsent> next(int limit);

    /** Notes where events lie, by their {@link Unsent#id()}. */
    void sent(Map<Long, Position> positions, Instant now);

    /** Where a statement lies, once it was announced. */
    Optional<Position> find(Statement statement);

    /** Makes the latest statement under each key that was announced since then unsent again, and says how many. */
    int repeatSince(Instant then);
}
