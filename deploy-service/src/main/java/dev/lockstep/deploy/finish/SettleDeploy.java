package dev.lockstep.deploy.finish;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.SiteEvents;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Ends processing, once. To become ready and to be published is one transaction: a crash in between would leave a deploy
 * that its maker believes to be live.
 */
public final class SettleDeploy {
    private final SiteStore sites;
    private final DeployStore deploys;
    private final Outbox outbox;
    private final PublishDeploy publish;
    private final Transactions transactions;
    private final SiteEvents events;
    private final Clock clock;

    public SettleDeploy(
            SiteStore sites,
            DeployStore deploys,
            Outbox outbox,
            PublishDeploy publish,
            Transactions transactions,
            SiteEvents events,
            Clock clock) {
        this.sites = sites;
        this.deploys = deploys;
        this.outbox = outbox;
        this.publish = publish;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    Finished accept(DeployId id, Digest manifest, Actor actor) {
        return whileProcessing(id, (site, deploy) -> {
            Instant now = clock.instant();
            Deploy accepted = deploy.become(new DeployState.Processing().accept(manifest), now);
            DeployReady ready = events.ready(site, accepted, now);
            deploys.save(accepted);
            outbox.add(ready);
            return deploy.intent().publishesWhenReady() ? publish(site, deploy, actor) : Finished.draft(ready);
        });
    }

    Finished refuse(DeployId id, List<Problem> problems) {
        return whileProcessing(id, (site, deploy) -> {
            deploys.save(deploy.become(new DeployState.Processing().refuse(problems), clock.instant()));
            return new Finished.Failed(problems);
        });
    }

    /** A site that was locked meanwhile keeps what it shows; the deploy is ready to be published later. */
    private Finished publish(Site site, Deploy deploy, Actor actor) {
        return switch (publish.publish(site.id(), deploy.id(), RollbackData.CURRENT, actor)) {
            case PublishDeploy.Outcome.Live live -> new Finished.Live(live.statement());
            case PublishDeploy.Outcome.Refused refused -> new Finished.Unpublished(refused.refusal());
        };
    }

    private Finished whileProcessing(DeployId id, BiFunction<Site, Deploy, Finished> end) {
        return transactions.within(() -> {
            Site site = sites.lock(deploys.find(id).orElseThrow().site()).orElseThrow();
            Deploy deploy = deploys.lock(id).orElseThrow();
            return deploy.state() instanceof DeployState.Processing ? end.apply(site, deploy) : already(site, deploy);
        });
    }

    /** Someone else was faster: the same work may be resumed twice. */
    private static Finished already(Site site, Deploy deploy) {
        return switch (deploy.state()) {
            case DeployState.Uploading(), DeployState.Processing() ->
                throw new IllegalStateException("deploy " + deploy.id() + " is not complete");
            case DeployState.Failed(List<Problem> problems) -> new Finished.Failed(problems);
            case DeployState.Ready ignored -> Finished.already(site, deploy);
        };
    }
}
