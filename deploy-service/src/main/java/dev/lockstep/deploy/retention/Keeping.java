package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By which a site's deploys are kept.
 *
 * @param onBranches what its branches show
 * @param most how many ready deploys are kept without another reason, and how many drafts and deploys of branches besides:
 *     however many of those come, they take no rollback away
 * @param unfinishedSince what has not become ready, and was left alone since before then, is not waited for any more
 */
record Keeping(Site site, Set<DeployId> onBranches, long most, Instant unfinishedSince) {

    Keeping {
        onBranches = Set.copyOf(onBranches);
    }

    /** Which of the deploys that a site holds are not kept; they come and go with what was finished or published last first. */
    List<Deploy> dispensable(List<Deploy> held) {
        Set<DeployId> latest = held.stream()
                .filter(deploy -> deploy.state() instanceof DeployState.Ready)
                .collect(Collectors.partitioningBy(Keeping::isForLive))
                .values()
                .stream()
                .flatMap(ready -> ready.stream().limit(most))
                .map(Deploy::id)
                .collect(Collectors.toSet());
        return held.stream()
                .filter(deploy -> !latest.contains(deploy.id()) && isDispensable(deploy))
                .toList();
    }

    private static boolean isForLive(Deploy deploy) {
        return deploy.hasBeenLive() || deploy.intent().publishesWhenReady();
    }

    /** Whatever was done with it goes on without anybody who could be told that it is gone. */
    private boolean isDispensable(Deploy deploy) {
        return !deploy.pinned()
                && switch (deploy.state()) {
                    case DeployState.Uploading _, DeployState.Failed _ ->
                        deploy.updatedAt().isBefore(unfinishedSince);
                    case DeployState.Processing _, DeployState.Warming _, DeployState.Collected _ -> false;
                    case DeployState.Ready _ -> !isShown(deploy.id());
                };
    }

    /** Visitors of what was live lately may still want its files, and it is what a rollback goes to. */
    private boolean isShown(DeployId deploy) {
        return site.pointer().live().shows(deploy)
                || site.pointer().previous().contains(deploy)
                || onBranches.contains(deploy);
    }
}
