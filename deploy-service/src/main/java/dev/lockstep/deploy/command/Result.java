package dev.lockstep.deploy.command;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.finish.DeployBundle;
import dev.lockstep.deploy.finish.Finished;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.purge.PurgePages;
import dev.lockstep.deploy.quota.Excess;
import java.time.Instant;
import java.util.List;

/**
 * How a command ended.
 *
 * @param deploy the deploy that was made or chosen, if it came to one
 * @param epoch of the site, zero when nothing was done
 */
record Result(CommandCompleted.Outcome outcome, List<DeployId> deploy, Epoch epoch, List<Problem> problems) {

    static Result refused(List<Problem> problems) {
        return new Result(CommandCompleted.Outcome.REFUSED, List.of(), Epoch.ZERO, problems);
    }

    static Result of(DeployId deploy, PublishDeploy.Outcome outcome) {
        return switch (outcome) {
            case PublishDeploy.Outcome.Live live ->
                succeeded(deploy, live.statement().epoch());
            case PublishDeploy.Outcome.Refused refused ->
                refused(List.of(refused.refusal().problem()));
        };
    }

    static Result of(PurgePages.Outcome outcome) {
        return switch (outcome) {
            case PurgePages.Outcome.Purged purged ->
                new Result(
                        CommandCompleted.Outcome.SUCCEEDED,
                        List.of(),
                        purged.statement().epoch(),
                        List.of());
            case PurgePages.Outcome.Refused refused ->
                refused(List.of(refused.refusal().problem()));
        };
    }

    static Result of(DeployBundle.Outcome outcome) {
        return switch (outcome) {
            case DeployBundle.Outcome.Done done -> of(done.deploy(), done.finished());
            case DeployBundle.Outcome.Refused refused ->
                refused(List.of(refused.refusal().problem()));
            case DeployBundle.Outcome.Excessive(Excess excess) -> refused(List.of(excess.problem()));
            case DeployBundle.Outcome.Unreadable(String reason) ->
                refused(List.of(Problem.of(reason, "pack the folder anew; nothing of it was deployed")));
        };
    }

    CommandCompleted completes(Received received, Instant now) {
        return new CommandCompleted(
                received.id(), received.type(), received.command().site(), outcome, deploy, epoch, problems, now);
    }

    private static Result of(DeployId deploy, Finished finished) {
        return switch (finished) {
            case Finished.Live live -> succeeded(deploy, live.statement().epoch());
            case Finished.Draft draft -> succeeded(deploy, draft.statement().epoch());
            case Finished.Unpublished unpublished ->
                refused(deploy, List.of(unpublished.refusal().problem()));
            case Finished.Failed failed -> refused(deploy, failed.problems());
        };
    }

    private static Result succeeded(DeployId deploy, Epoch epoch) {
        return new Result(CommandCompleted.Outcome.SUCCEEDED, List.of(deploy), epoch, List.of());
    }

    private static Result refused(DeployId deploy, List<Problem> problems) {
        return new Result(CommandCompleted.Outcome.REFUSED, List.of(deploy), Epoch.ZERO, problems);
    }
}
