package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.access.Requester;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;

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

    /** What became of the wish. */
    public sealed interface Outcome {
        /** The deploy as it is afterwards. */
        record Done(Deploy deploy) implements Outcome {}

        record NoSuchDeploy(DeployId deploy) implements Outcome {}

        /** Somebody of another role has begun it. */
        record Lacking(Role needed) implements Outcome {}
    }

    public Outcome cancel(DeployId id, Requester requester) {
        return transactions.within(() -> deploys.lock(id)
                .map(deploy -> cancel(deploy, requester))
                .orElseGet(() -> new Outcome.NoSuchDeploy(id)));
    }

    private Outcome cancel(Deploy deploy, Requester requester) {
        if (!(deploy.state() instanceof DeployState.Uploading uploading)) {
            return new Outcome.Done(deploy);
        }
        return NeededRole.lackedBy(requester, deploy.site(), deploy.intent())
                .<Outcome>map(Outcome.Lacking::new)
                .orElseGet(() -> new Outcome.Done(cancel(deploy, uploading, requester.actor())));
    }

    private Deploy cancel(Deploy deploy, DeployState.Uploading uploading, Actor actor) {
        Instant now = clock.instant();
        Deploy cancelled = deploy.become(uploading.cancel(), now);
        deploys.save(cancelled);
        audit.cancelled(cancelled, actor, now);
        return cancelled;
    }
}
