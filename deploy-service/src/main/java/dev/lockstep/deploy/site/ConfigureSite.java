package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.domain.Domains;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes what an owner chose for a site, all of it or nothing, and tells the edges. */
public final class ConfigureSite {
    private final SiteStore sites;
    private final MoveDomains domains;
    private final AnnounceSettings announce;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    public ConfigureSite(
            SiteStore sites,
            MoveDomains domains,
            AnnounceSettings announce,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.sites = sites;
        this.domains = domains;
        this.announce = announce;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of the choices. */
    public sealed interface Outcome {
        /** What was chosen, and what tells every edge. */
        record Configured(Site site, Statement statement) implements Outcome {}

        record Refused(DomainRefusal refusal) implements Outcome {}
    }

    /**
     * What somebody wants for a site.
     *
     * @param reach from which other sites domains may come
     */
    public record Wish(List<Choice> choices, Reach reach) {
        public Wish {
            choices = List.copyOf(choices);
        }
    }

    /** The site must exist. */
    public Outcome choose(SiteId id, Wish wish, Actor actor) {
        return transactions.within(() -> switch (domains.plan(id, DomainWish.of(wish.choices()), wish.reach())) {
            case MoveDomains.Plan.Stay() -> keep(id, wish, actor);
            case MoveDomains.Plan.Move move -> {
                lockInOrder(id, move.losses().keySet());
                move.losses().forEach((loser, left) -> lose(loser, left, actor));
                domains.keep(id, move.wanted());
                yield keep(id, wish, actor);
            }
            case MoveDomains.Plan.Refuse(DomainRefusal refusal) -> new Outcome.Refused(refusal);
        });
    }

    /** In the order of names, in which everybody locks who needs several: else two would wait for each other. */
    private void lockInOrder(SiteId id, Set<SiteId> losers) {
        sites.list().stream()
                .map(Site::id)
                .filter(site -> site.equals(id) || losers.contains(site))
                .forEach(sites::lock);
    }

    private void lose(SiteId loser, Domains left, Actor actor) {
        domains.keep(loser, left);
        Outcome.Configured _ = keep(loser, List.of(), "domains taken, left " + left.all(), actor);
    }

    private Outcome.Configured keep(SiteId id, Wish wish, Actor actor) {
        String words = wish.choices().stream().map(Choice::words).collect(Collectors.joining(", "));
        return keep(id, wish.choices(), words, actor);
    }

    private Outcome.Configured keep(SiteId id, List<Choice> choices, String words, Actor actor) {
        Instant now = clock.instant();
        Site site = sites.lock(id).orElseThrow();
        Site chosen = site.configure(site.settings().choose(choices), now);
        sites.save(chosen);
        audit.note(new AuditEntry(id, AuditEntry.Action.CONFIGURE, words, chosen.epoch(), actor, now));
        return new Outcome.Configured(chosen, announce.announce(chosen, now));
    }
}
