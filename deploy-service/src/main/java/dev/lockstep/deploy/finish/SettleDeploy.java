package dev.lockstep.deploy.finish;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.publish.Bytes;
import dev.lockstep.deploy.publish.LockedDeploy;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.PublishOnBranch;
import dev.lockstep.deploy.publish.PublishWish;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.publish.Setbacks;
import dev.lockstep.deploy.publish.SiteEvents;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import dev.lockstep.deploy.warmup.PlanWarmUp;
import java.time.Clock;
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
    private final PlanWarmUp plan;
    private final PublishDeploy publish;
    private final PublishOnBranch onBranch;
    private final Setbacks setbacks;
    private final Transactions transactions;
    private final SiteEvents events;
    private final Clock clock;

    public SettleDeploy(
            SiteStore sites,
            DeployStore deploys,
            Outbox outbox,
            PlanWarmUp plan,
            PublishDeploy publish,
            PublishOnBranch onBranch,
            Setbacks setbacks,
            Transactions transactions,
            SiteEvents events,
            Clock clock) {
        this.sites = sites;
        this.deploys = deploys;
        this.outbox = outbox;
        this.plan = plan;
        this.publish = publish;
        this.onBranch = onBranch;
        this.setbacks = setbacks;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** {@code digest} names the manifest, which is in the blob store. */
    Settled accept(DeployId id, Manifest manifest, Digest digest, Actor actor) {
        return whileProcessing(id, (site, deploy) -> {
            boolean publishes = deploy.intent().publishesWhenReady();
            boolean warms = publishes
                    && !plan.pages(site.id(), manifest, deploy.warmUp().wish()).isEmpty();
            DeployState.Processing processing = new DeployState.Processing();
            Deploy accepted =
                    deploy.become(warms ? processing.warm(digest) : processing.accept(digest), clock.instant());
            DeployReady ready = keep(site, accepted);
            if (warms) {
                return new Settled.ToWarm();
            }
            return new Settled.Done(publishes ? publish(site, deploy, actor) : besides(site, accepted, ready, actor));
        });
    }

    Settled refuse(DeployId id, List<Problem> problems, Actor actor) {
        return whileProcessing(id, (site, deploy) -> {
            deploys.save(deploy.become(new DeployState.Processing().refuse(problems), clock.instant()));
            setbacks.failed(site, deploy, problems, actor, clock.instant());
            return new Settled.Done(new Finished.Failed(problems));
        });
    }

    private DeployReady keep(Site site, Deploy accepted) {
        DeployReady ready = events.ready(site, accepted, accepted.updatedAt());
        deploys.save(accepted);
        outbox.add(ready);
        return ready;
    }

    /** A site that was locked meanwhile keeps what it shows; the deploy is ready to be published later. */
    private Finished publish(Site site, Deploy deploy, Actor actor) {
        PublishWish wish = PublishWish.of(deploy, RollbackData.CURRENT);
        PublishDeploy.Outcome outcome = publish.publish(site.id(), wish, Bytes.KEPT, actor);
        if (outcome instanceof PublishDeploy.Outcome.Refused(Refusal refusal)) {
            setbacks.heldBack(site, deploy, refusal, actor, clock.instant());
        }
        return Finished.of(outcome);
    }

    /** Shown, but not live: on its branch if it has one, else at its own address only. */
    private Finished besides(Site site, Deploy accepted, DeployReady ready, Actor actor) {
        return onBranch.publish(site, accepted, actor, clock.instant())
                .<Finished>map(Finished.Draft::new)
                .orElseGet(() -> Finished.draft(ready));
    }

    private Settled whileProcessing(DeployId id, BiFunction<Site, Deploy, Settled> end) {
        return transactions.within(() -> {
            LockedDeploy locked = LockedDeploy.lock(id, sites, deploys).orElseThrow();
            return locked.deploy().state() instanceof DeployState.Processing
                    ? end.apply(locked.site(), locked.deploy())
                    : already(locked.site(), locked.deploy());
        });
    }

    /** Someone else was faster: the same work may be resumed twice. */
    private Settled already(Site site, Deploy deploy) {
        return switch (deploy.state()) {
            case DeployState.Uploading(), DeployState.Processing() ->
                throw new IllegalStateException("deploy " + deploy.id() + " is not complete");
            case DeployState.Failed(List<Problem> problems) -> new Settled.Done(new Finished.Failed(problems));
            case DeployState.Collected _ ->
                new Settled.Done(new Finished.Unpublished(new Refusal.Collected(deploy.id())));
            case DeployState.Warming ignored -> new Settled.ToWarm();
            case DeployState.Ready ignored -> new Settled.Done(Finished.already(site, deploy, outbox));
        };
    }
}
