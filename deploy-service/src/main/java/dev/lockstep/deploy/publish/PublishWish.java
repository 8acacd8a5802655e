package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.WarmUpWish;

/**
 * How a ready deploy is to become live.
 *
 * @param data what becomes of its pages if it was live before
 * @param expected of the site, else the deploy is not published
 */
public record PublishWish(DeployId deploy, RollbackData data, WarmUpWish warmUp, Expectation expected) {

    /** Without a warm-up, whatever happened to the site meanwhile. */
    public static PublishWish atOnce(DeployId deploy, RollbackData data) {
        return new PublishWish(deploy, data, WarmUpWish.NONE, Expectation.any());
    }

    /** As its maker wanted it. */
    public static PublishWish of(Deploy deploy, RollbackData data) {
        return new PublishWish(
                deploy.id(), data, deploy.warmUp().wish(), deploy.warmUp().expected());
    }
}
