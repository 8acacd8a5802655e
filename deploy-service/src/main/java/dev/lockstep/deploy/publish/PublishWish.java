package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.deploy.lifecycle.WarmUpWish;

/**
 * How a ready deploy is to become live.
 *
 * @param data what becomes of its pages if it was live before
 */
public record PublishWish(DeployId deploy, RollbackData data, WarmUpWish warmUp) {}
