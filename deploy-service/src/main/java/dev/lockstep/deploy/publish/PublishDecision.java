package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.site.Site;
import java.time.Instant;

/** Whether a deploy may become live, and what that changes. */
sealed interface PublishDecision {

    /**
     * The site moves.
     *
     * @param leavesPages whether pages of the deploy stop being valid
     */
    record Go(Site site, Deploy deploy, PublishCause cause, boolean leavesPages) implements PublishDecision {}

    /** The site shows the deploy already: there is nothing to do. */
    record Stay() implements PublishDecision {}

    record Refuse(Refusal refusal) implements PublishDecision {}

    /**
     * A deploy that was live before may have pages from then, so that to show it again is a rollback, whatever it is
     * called by those who ask.
     */
    static PublishDecision on(LockedDeploy locked, PublishWish wish, Bytes bytes, Instant now) {
        Site site = locked.site();
        Deploy deploy = locked.deploy();
        if (!deploy.site().equals(site.id())) {
            return new Refuse(new Refusal.NoSuchDeploy(deploy.id()));
        }
        if (!wish.expected().isMetBy(site.epoch())) {
            return new Refuse(new Refusal.MovedOn(site.name(), site.epoch()));
        }
        if (deploy.state() instanceof DeployState.Collected) {
            return new Refuse(new Refusal.Collected(deploy.id()));
        }
        if (!(deploy.state() instanceof DeployState.Ready)) {
            return new Refuse(new Refusal.NotReady(deploy.id()));
        }
        if (site.pointer().live().shows(deploy.id())) {
            return new Stay();
        }
        if (bytes == Bytes.LOST) {
            return new Refuse(new Refusal.Lost(deploy.id()));
        }
        if (site.pointer().locked()) {
            return new Refuse(new Refusal.Locked(site.name()));
        }
        Site moved = site.pointTo(site.pointer().show(deploy.id()), now);
        return deploy.hasBeenLive()
                ? rollBack(moved, deploy, wish.data(), now)
                : new Go(moved, deploy.published(now), PublishCause.PUBLISH, false);
    }

    private static Go rollBack(Site moved, Deploy deploy, RollbackData data, Instant now) {
        return switch (data) {
            case CURRENT -> new Go(moved, deploy.published(now, moved.epoch()), PublishCause.ROLLBACK, true);
            case FROZEN -> new Go(moved, deploy.published(now), PublishCause.ROLLBACK, false);
        };
    }
}
