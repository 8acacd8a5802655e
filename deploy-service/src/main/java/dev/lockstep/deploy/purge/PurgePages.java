package dev.lockstep.deploy.purge;

import dev.lockstep.contracts.event.DataVersion;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Purges pages: epoch, audit and announcement in one transaction, however many scopes there are. */
public final class PurgePages {
    private final SiteStore sites;
    private final PurgeStore purges;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    public PurgePages(
            SiteStore sites, PurgeStore purges, Outbox outbox, AuditLog audit, Transactions transactions, Clock clock) {
        this.sites = sites;
        this.purges = purges;
        this.outbox = outbox;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of the wish to purge. */
    public sealed interface Outcome {
        /** No page that it covers is valid, or fresh, any more; the statement tells every edge. */
        record Purged(Purge purge, Statement statement) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    public Outcome purge(SiteId id, Purge purge, Actor actor) {
        return purge(id, purge, Expectation.any(), actor);
    }

    /** Purges only if the site is at the epoch that the caller believes. */
    public Outcome purge(SiteId id, Purge purge, Expectation expected, Actor actor) {
        return transactions.within(() -> sites.lock(id)
                .<Outcome>map(site -> expected.isMetBy(site.epoch())
                        ? keep(site, purge, actor)
                        : new Outcome.Refused(new Refusal.MovedOn(site.name(), site.epoch())))
                .orElseGet(() -> new Outcome.Refused(new Refusal.NoSuchSite(id.text()))));
    }

    private Outcome keep(Site site, Purge purge, Actor actor) {
        Instant now = clock.instant();
        Site stepped = site.pointTo(site.pointer().step(), now);
        List<PagesPurged> events = named(purge.scopes().stream()
                .map(scope -> event(stepped, purge, scope, actor, now))
                .toList());
        sites.save(stepped);
        purges.keep(events);
        audit.note(new AuditEntry(site.id(), AuditEntry.Action.PURGE, described(purge), stepped.epoch(), actor, now));
        events.forEach(outbox::add);
        return new Outcome.Purged(purge, Statement.of(events));
    }

    /** A statement takes the place of the last one, and says what that said of the data if that is newer. */
    private List<PagesPurged> named(List<PagesPurged> events) {
        Map<String, String> known = purges.versions(
                events.getFirst().site(),
                events.stream().map(PagesPurged::states).collect(Collectors.toSet()));
        return events.stream()
                .map(event -> event.named(DataVersion.newest(known.getOrDefault(event.states(), ""), event.version())))
                .toList();
    }

    private static PagesPurged event(Site site, Purge purge, PurgeScope scope, Actor actor, Instant now) {
        return new PagesPurged(site.id(), scope, purge.kind(), site.epoch(), actor.name(), purge.version(), now);
    }

    private static String described(Purge purge) {
        return purge.scopes().stream()
                .map(scope -> PagesPurged.states(purge.kind(), scope))
                .collect(Collectors.joining(" "));
    }
}
