package dev.lockstep.deploy.upload;

import dev.lockstep.deploy.access.Requester;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.holding.CheckHoldings;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;

/** Opens a deploy for files to come. */
public final class StartDeploy {
    private final DeployStore deploys;
    private final CheckHoldings holdings;
    private final DeployAudit audit;
    private final Transactions transactions;
    private final Identities identities;
    private final Clock clock;

    public StartDeploy(
            DeployStore deploys,
            CheckHoldings holdings,
            DeployAudit audit,
            Transactions transactions,
            Identities identities,
            Clock clock) {
        this.deploys = deploys;
        this.holdings = holdings;
        this.audit = audit;
        this.transactions = transactions;
        this.identities = identities;
        this.clock = clock;
    }

    /** What became of the wish to begin. */
    public sealed interface Outcome {
        record Started(Deploy deploy) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}

        /** The site may have no more of it. */
        record Excessive(Excess excess) implements Outcome {}

        record Lacking(Role needed) implements Outcome {}
    }

    /** Refuses what could not be published in the end before anything is uploaded for it. */
    public Outcome start(Site site, Intent intent, Requester requester) {
        return NeededRole.lackedBy(requester, site.id(), intent)
                .<Outcome>map(Outcome.Lacking::new)
                .orElseGet(() -> start(site, intent, requester.actor()));
    }

    private Outcome start(Site site, Intent intent, Actor actor) {
        if (site.pointer().locked() && intent.publishesWhenReady()) {
            return new Outcome.Refused(new Refusal.Locked(site.name()));
        }
        Instant now = clock.instant();
        Deploy deploy = Deploy.create(identities.deploy(), site.id(), intent, now)
                .askedBy(actor)
                .warmed(WarmUp.wished(site.warmUp()), now);
        return transactions.within(() -> holdings.open(site.id(), intent)
                .<Outcome>map(Outcome.Excessive::new)
                .orElseGet(() -> keep(deploy, actor, now)));
    }

    private Outcome keep(Deploy deploy, Actor actor, Instant now) {
        deploys.add(deploy);
        audit.created(deploy, actor, now);
        return new Outcome.Started(deploy);
    }
}
