package dev.lockstep.deploy.outbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Whether records were deleted from the site log that still say something. Readers of all of it do not miss them; one that
 * begins does, and cannot know.
 */
public final class Cut {
    private static final System.Logger LOG = System.getLogger(Cut.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final SiteLog log;
    private final LogMemory memory;
    private final Clock clock;
    private Instant next = Instant.MIN;
    private boolean found;

    public Cut(SiteLog log, LogMemory memory, Clock clock) {
        this.log = log;
        this.memory = memory;
        this.clock = clock;
    }

    /** Looks now and then; a Kafka that does not say changes nothing. */
    boolean isFound() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(LOOK_EVERY);
            look();
        }
        return found;
    }

    private void look() {
        try {
            Map<Integer, Long> beginnings = log.beginnings();
            found = beginnings.values().stream().anyMatch(begin -> begin > 0) && isBeyond(beginnings);
        } catch (IOException unknown) {
            LOG.log(System.Logger.Level.DEBUG, "nobody knows where the site log begins", unknown);
        }
    }

    private boolean isBeyond(Map<Integer, Long> beginnings) {
        return memory.holdsFrom().entrySet().stream()
                .anyMatch(first -> first.getValue() < beginnings.getOrDefault(first.getKey(), 0L));
    }
}
