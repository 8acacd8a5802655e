package dev.lockstep.deploy.holding;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.quota.Counts;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.site.BranchLabel;
import dev.lockstep.deploy.site.Site;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a site has, and what would be too much. What is there already is never too much, also where the quota became smaller.
 *
 * <p>A deploy on its way to a branch counts as the branch: when it is ready, there is room for it.
 *
 * @param deploys all that were not collected
 * @param onBranches the words under which branches are shown
 */
record Holdings(Site site, List<Deploy> deploys, Set<String> onBranches) {
    Holdings {
        deploys = List.copyOf(deploys);
        onBranches = Set.copyOf(onBranches);
    }

    Counts counts() {
        return new Counts(
                branches().size(),
                deploys.stream()
                        .filter(deploy -> deploy.state() instanceof DeployState.Uploading)
                        .count(),
                deploys.stream().filter(Deploy::pinned).count());
    }

    Optional<Excess> oneMoreOpen(Counts most) {
        return counts().openDeploys() < most.openDeploys()
                ? Optional.empty()
                : Optional.of(new Excess.OpenDeploys(most.openDeploys()));
    }

    Optional<Excess> oneMorePin(Counts most) {
        return counts().pins() < most.pins() ? Optional.empty() : Optional.of(new Excess.Pins(most.pins()));
    }

    /** Of a deploy that is to be made for this. */
    Optional<Excess> oneMoreFor(Intent intent, Counts most) {
        Set<String> branches = branches();
        return branch(site, intent).filter(branch -> !branches.contains(branch)).isPresent()
                        && branches.size() >= most.branches()
                ? Optional.of(new Excess.Branches(most.branches()))
                : Optional.empty();
    }

    private Set<String> branches() {
        Set<String> branches = new HashSet<>(onBranches);
        deploys.stream()
                .filter(Holdings::isOnItsWay)
                .flatMap(deploy -> branch(site, deploy.intent()).stream())
                .forEach(branches::add);
        return branches;
    }

    private static boolean isOnItsWay(Deploy deploy) {
        return deploy.state() instanceof DeployState.Uploading || deploy.state() instanceof DeployState.Processing;
    }

    /** Under which words a deploy is shown on a branch; empty for one that no branch is to show. */
    static Optional<String> branch(Site site, Intent intent) {
        return intent.draft() || intent.branch().isEmpty()
                ? Optional.empty()
                : BranchLabel.of(intent.branch(), site.name())
                        .map(BranchLabel::text)
                        .map(DeployPublished::states);
    }
}
