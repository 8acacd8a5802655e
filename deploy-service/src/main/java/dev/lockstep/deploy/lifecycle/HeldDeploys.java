package dev.lockstep.deploy.lifecycle;

import java.util.Set;

/**
 * How many deploys a site has that were not collected.
 *
 * @param open that await files
 * @param pinned that are kept however many come after them
 * @param branches as they are named, that deploys are for which await files or are in processing; drafts are for none
 */
public record HeldDeploys(long open, long pinned, Set<String> branches) {
    public HeldDeploys {
        branches = Set.copyOf(branches);
    }
}
