package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.access.Requester;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

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
        return end(id, requester, DeployState.Uploading::cancel);
    }

    /** Gives up one that nothing will come of, and says why. */
    Outcome refuse(DeployId id, Requester requester, Problem why) {
        return end(id, requester, uploading -> uploading.refuse(List.of(why)));
    }

    private Outcome end(DeployId id, Requester requester, Function<DeployState.Uploading, DeployState.Failed> end) {
        return transactions.within(() -> deploys.lock(id)
                .map(deploy -> end(deploy, requester, end))
                .orElseGet(() -> new Outcome.NoSuchDeploy(id)));
    }

    private Outcome end(Deploy deploy, Requester requester, Function<DeployState.Uploading, DeployState.Failed> end) {
        if (!(deploy.state() instanceof DeployState.Uploading uploading)) {
            return new Outcome.Done(deploy);
        }
        return NeededRole.lackedBy(requester, deploy.site(), deploy.intent())
                .<Outcome>map(Outcome.Lacking::new)
                .orElseGet(() -> new Outcome.Done(end(deploy, end.apply(uploading), requester.actor())));
    }

    private Deploy end(Deploy deploy, DeployState.Failed end, Actor actor) {
        Instant now = clock.instant();
        Deploy ended = deploy.become(end, now);
        deploys.save(ended);
        audit.cancelled(ended, actor, now);
        return ended;
    }
}
