package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.site.BranchLabel;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;

/** Takes a branch its address. What it showed is kept no longer than any other deploy, and another deploy begins it anew. */
public final class EndBranch {
    private final SiteStore sites;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    public EndBranch(SiteStore sites, Outbox outbox, AuditLog audit, Transactions transactions, Clock clock) {
        this.sites = sites;
        this.outbox = outbox;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Returns whether the branch showed anything. */
    public boolean end(SiteId id, BranchLabel branch, Actor actor) {
        return transactions.within(() -> {
            Site site = sites.lock(id).orElseThrow();
            String states = DeployPublished.states(branch.text());
            boolean shown = outbox.onBranches(id).containsKey(states);
            if (shown) {
                Instant now = clock.instant();
                outbox.withdraw(id, states, site.epoch(), now);
                audit.note(new AuditEntry(id, AuditEntry.Action.END_BRANCH, branch.text(), site.epoch(), actor, now));
            }
            return shown;
        });
    }
}
