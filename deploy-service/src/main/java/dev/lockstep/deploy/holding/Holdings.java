package dev.lockstep.deploy.holding;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.deploy.lifecycle.HeldDeploys;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.quota.Counts;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.site.BranchLabel;
import dev.lockstep.deploy.site.Site;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a site has, and what would be too much. What is there already is never too much, also where the quota became smaller.
 *
 * <p>A deploy on its way to a branch counts as the branch: when it is ready, there is room for it.
 *
 * @param onBranches the words under which branches are shown
 */
record Holdings(Site site, HeldDeploys deploys, Set<String> onBranches) {
    Holdings {
        onBranches = Set.copyOf(onBranches);
    }

    Counts counts() {
        return new Counts(branches().size(), deploys.open(), deploys.pinned());
    }

    Optional<Excess> oneMoreOpen(Counts most) {
        return deploys.open() < most.openDeploys()
                ? Optional.empty()
                : Optional.of(new Excess.OpenDeploys(most.openDeploys()));
    }

    Optional<Excess> oneMorePin(Counts most) {
        return deploys.pinned() < most.pins() ? Optional.empty() : Optional.of(new Excess.Pins(most.pins()));
    }

    /** Of a deploy that is to be made for this. */
    Optional<Excess> oneMoreFor(Intent intent, Counts most) {
        if (intent.draft() || intent.branch().isEmpty()) {
            return Optional.empty();
        }
        Set<String> branches = branches();
        return shownAs(intent.branch())
                                .filter(branch -> !branches.contains(branch))
                                .isPresent()
                        && branches.size() >= most.branches()
                ? Optional.of(new Excess.Branches(most.branches()))
                : Optional.empty();
    }

    private Set<String> branches() {
        Set<String> branches = new HashSet<>(onBranches);
        deploys.branches().stream().flatMap(branch -> shownAs(branch).stream()).forEach(branches::add);
        return branches;
    }

    /** Under which words a branch is shown; empty for one that never is. */
    private Optional<String> shownAs(String branch) {
        return BranchLabel.of(branch, site.name()).map(BranchLabel::text).map(DeployPublished::states);
    }
}
