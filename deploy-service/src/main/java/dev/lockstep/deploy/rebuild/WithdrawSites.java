package dev.lockstep.deploy.rebuild;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.outbox.Announcer;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.Unsent;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes back all that the site log says of sites that the database does not have. That goes past the outbox, which belongs
 * to sites; what a crash leaves is found by the next rebuild.
 */
public final class WithdrawSites {
    private final SiteStore sites;
    private final Announcer announcer;
    private final AuditLog audit;
    private final Transactions transactions;

    public WithdrawSites(SiteStore sites, Announcer announcer, AuditLog audit, Transactions transactions) {
        this.sites = sites;
        this.announcer = announcer;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Returns where the log ends afterwards, by partition.
     *
     * @throws IOException when it is not known whether the log has taken all of it
     */
    Map<Integer, Long> withdraw(Heard heard, Wish wish) throws IOException {
        List<SiteId> unknown = heard.sites().stream()
                .filter(site -> sites.find(site.text()).isEmpty())
                .filter(site -> heard.of(site).holding().findAny().isPresent())
                .toList();
        note(unknown, heard, wish);
        List<CompletableFuture<Position>> written =
                unknown.stream().flatMap(site -> withdraw(site, heard.of(site))).toList();
        Map<Integer, Long> ends = new HashMap<>(heard.ends());
        try {
            written.stream()
                    .map(CompletableFuture::join)
                    .forEach(position -> ends.merge(position.partition(), position.offset() + 1, Math::max));
        } catch (CompletionException failure) {
            throw new IOException("the site log takes nothing", failure);
        }
        return ends;
    }

    /** Before it is done, as no transaction holds the log: better a line too many than one too few. */
    private void note(List<SiteId> unknown, Heard heard, Wish wish) {
        transactions.run(() -> unknown.forEach(site -> {
            String states = heard.of(site).holding().map(SiteEvent::states).collect(Collectors.joining(", "));
            audit.note(AuditEntry.ofThePlatform(
                    AuditEntry.Action.WITHDRAW_UNKNOWN, site + " " + states, wish.actor(), wish.at()));
        }));
    }

    private Stream<CompletableFuture<Position>> withdraw(SiteId site, HeardSite heard) {
        return heard.holding()
                .map(SiteEvent::states)
                .map(states -> announcer.announce(new Unsent.Withdrawn(0, site, states)))
                .map(written -> written.toCompletableFuture());
    }
}
