package dev.lockstep.edge.sync;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sites that a site log which went back has not stated again. What this edge knows of them it keeps, and it can only have
 * been told more since. But it cannot say that it knows everything: of what was lost it may have missed the end.
 *
 * <p>Whoever states the log again ends each site with its settings, as of the epoch at which the site is. An edge that has
 * read them has read the rest. On another log nobody says anything before that. On one that has lost its end others go on: so
 * there settings count only if they say that they come last of all, and later than those that said so before the loss.
 *
 * <p>Called by whoever reads the site log; anybody may ask how many are missing.
 */
final class Regaining {

    private final Map<SiteId, Epoch> missing = new ConcurrentHashMap<>();
    private final Map<SiteId, Instant> restated = new HashMap<>();
    private boolean onAnotherLog;

    /** From here on these sites are to be stated again, each at least as of the epoch that is known. */
    void lose(Map<SiteId, Epoch> known) {
        missing.putAll(known);
        onAnotherLog = false;
    }

    /** What is read now is not the log that was lost. */
    void beginAnotherLog() {
        onAnotherLog = true;
    }

    void read(SiteConfigured settings) {
        boolean restatedSince = isRestatedSince(settings);
        if (restatedSince || onAnotherLog) {
            missing.computeIfPresent(
                    settings.site(), (_, known) -> settings.epoch().isBefore(known) ? known : null);
        }
    }

    int missing() {
        return missing.size();
    }

    /** What is left of the log is read again: what has said so before says nothing new. */
    private boolean isRestatedSince(SiteConfigured settings) {
        Instant before = restated.getOrDefault(settings.site(), Instant.MIN);
        boolean since = settings.restated() && settings.at().isAfter(before);
        if (since) {
            restated.put(settings.site(), settings.at());
        }
        return since;
    }
}
