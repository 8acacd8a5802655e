package dev.lockstep.deploy.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the site log with the database, before anything is written to it. All that was sent and not noted is in the
 * outbox; whatever else lies beyond what was noted was written from another database, or from this one before it was
 * restored from an older backup.
 */
public final class Recognition {
    private static final System.Logger LOG = System.getLogger(Recognition.class.getName());

    private final SiteLog log;
    private final LogMemory memory;

    public Recognition(SiteLog log, LogMemory memory) {
        this.log = log;
        this.memory = memory;
    }

    /** Whether the database knows all that the log says. If it does not, that is kept until somebody has mended it. */
    public boolean isWhole() {
        if (memory.isBehind()) {
            return false;
        }
        Map<Integer, Long> known = memory.known();
        Set<Written> unknown = memory.unknown(beyond(known));
        if (!unknown.isEmpty()) {
            Written one = unknown.iterator().next();
            LOG.log(
                    System.Logger.Level.ERROR,
                    "site log says what the database does not know, events wait for a rebuild"
                            + " records={0} site={1} states={2}",
                    unknown.size(),
                    one.site(),
                    one.states());
            memory.fallBehind(known);
        }
        return unknown.isEmpty();
    }

    private List<Written> beyond(Map<Integer, Long> known) {
        List<Written> beyond = new ArrayList<>();
        try {
            var _ = log.read(known, (_, written) -> beyond.add(written));
        } catch (IOException unread) {
            throw new UncheckedIOException("nobody knows what the site log says", unread);
        }
        return beyond;
    }
}
