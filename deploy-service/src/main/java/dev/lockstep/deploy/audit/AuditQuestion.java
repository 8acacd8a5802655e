package dev.lockstep.deploy.audit;

import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.List;

/**
 * Which lines somebody wants to see.
 *
 * @param site nothing for those of all sites and of the platform, or one
 * @param actions empty for all
 * @param since the first moment that counts, {@code until} the first that does not any more
 * @param before lines with lower numbers than this
 */
public record AuditQuestion(
        List<SiteId> site, List<AuditEntry.Action> actions, Instant since, Instant until, long before, int most) {

    public AuditQuestion {
        site = List.copyOf(site);
        actions = List.copyOf(actions);
    }

    /** Whether an entry is among what is wanted. */
    public boolean asksFor(AuditEntry entry) {
        return (site.isEmpty() || site.equals(entry.site()))
                && (actions.isEmpty() || actions.contains(entry.action()))
                && !entry.at().isBefore(since)
                && entry.at().isBefore(until);
    }
}
