package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Gives up a deploy that is still uploading; any other stays what it is. */
public final class CancelDeploy {
    private final DeployStore deploys;
    private final DeployAudit audit;
    private final Transactions transactions;
    private final Clock clock;

    public CancelDeploy(DeployStore deploys, DeployAudit audit, Transactions transactions, Clock clock) {
        this.deploys = deploys;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The deploy as it is afterwards; empty when there is none of this id. */
    public Optional<Deploy> cancel(DeployId id, Actor actor) {
        return transactions.within(() -> deploys.lock(id).map(deploy -> cancel(deploy, actor)));
    }

    private Deploy cancel(Deploy deploy, Actor actor) {
        if (!(deploy.state() instanceof DeployState.Uploading uploading)) {
            return deploy;
        }
        Instant now = clock.instant();
        Deploy cancelled = deploy.become(uploading.cancel(), now);
        deploys.save(cancelled);
        audit.cancelled(cancelled, actor, now);
        return cancelled;
    }
}
