package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.util.Optional;

/** Gives up a deploy that is still uploading; any other stays what it is. */
public final class CancelDeploy {
    private final DeployStore deploys;
    private final Transactions transactions;
    private final Clock clock;

    public CancelDeploy(DeployStore deploys, Transactions transactions, Clock clock) {
        this.deploys = deploys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The deploy as it is afterwards; empty when there is none of this id. */
    public Optional<Deploy> cancel(DeployId id) {
        return transactions.within(() -> deploys.lock(id).map(this::cancel));
    }

    private Deploy cancel(Deploy deploy) {
        if (!(deploy.state() instanceof DeployState.Uploading uploading)) {
            return deploy;
        }
        Deploy cancelled = deploy.become(uploading.cancel(), clock.instant());
        deploys.save(cancelled);
        return cancelled;
    }
}
