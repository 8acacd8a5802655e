package dev.lockstep.deploy.rebuild;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.outbox.LogMemory;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Written;
import dev.lockstep.deploy.site.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What edges show and the database does not know. That keeps the last word under each key for ever, be it that it was taken
 * back.
 */
public final class UnknownWords {
    /** What an edge shows by itself; all else that is said of a site goes with it. */
    private static final List<String> SHOWN = List.of(DeployPublished.LIVE, "branch:", "deploy:");

    private final LogMemory memory;
    private final Outbox outbox;
    private final AuditLog audit;

    public UnknownWords(LogMemory memory, Outbox outbox, AuditLog audit) {
        this.memory = memory;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** By the names that people know, in their order. */
    List<Unknown> find(Heard heard, Map<SiteId, Site> known) {
        List<Unknown> unknown = new ArrayList<>();
        for (SiteId id : heard.sites()) {
            List<String> states = of(id, heard.of(id));
            if (!states.isEmpty()) {
                String name = known.containsKey(id)
                        ? known.get(id).name().text()
                        : heard.of(id).name();
                unknown.add(new Unknown(name, states));
            }
        }
        unknown.sort(Comparator.comparing(Unknown::site));
        return unknown;
    }

    /** Takes back what is said of a site that the database has. */
    void withdraw(Site site, HeardSite heard, Wish wish) {
        List<String> unknown = of(site.id(), heard);
        unknown.forEach(states -> outbox.withdraw(site.id(), states, site.epoch(), wish.at()));
        if (!unknown.isEmpty()) {
            audit.note(new AuditEntry(
                    site.id(),
                    AuditEntry.Action.WITHDRAW_UNKNOWN,
                    String.join(", ", unknown),
                    site.epoch(),
                    wish.actor(),
                    wish.at()));
        }
    }

    private List<String> of(SiteId id, HeardSite heard) {
        Set<String> known = memory.lastWords(id).stream().map(Written::states).collect(Collectors.toSet());
        return heard.holding()
                .map(SiteEvent::states)
                .filter(states -> SHOWN.stream().anyMatch(states::startsWith) && !known.contains(states))
                .toList();
    }
}
