package dev.lockstep.contracts.event;

import dev.lockstep.contracts.blob.Digest;
import java.time.Instant;
import java.util.List;

/**
 * A deploy became what a branch of a site shows: all that an edge needs to serve it.
 *
 * @param hosts the host names that show this branch, without ports
 * @param branch {@link #LIVE}, or the name of a branch with an address of its own
 * @param previous the deploys that were live before, the latest first; a bounded few
 * @param former the same deploys, and until when each was live; empty from those who did not say so yet
 * @param pagesValidFrom pages of this deploy that were rendered from data read before this epoch are not valid any more
 */
public record DeployPublished(
        SiteId site,
        List<String> hosts,
        String branch,
        DeployId deploy,
        Digest manifest,
        List<DeployId> previous,
        List<Former> former,
        PublishCause cause,
        Epoch epoch,
        Epoch pagesValidFrom,
        Instant at)
        implements SiteEvent {

    /** The branch of the site's own hosts. */
    public static final String LIVE = "live";

    public DeployPublished {
        hosts = List.copyOf(hosts);
        previous = List.copyOf(previous);
        former = List.copyOf(former);
        if (epoch.isBefore(pagesValidFrom)) {
            throw new IllegalArgumentException("pages valid from epoch " + pagesValidFrom + " after epoch " + epoch);
        }
    }

    /** A deploy that was live, and when another one took its place. */
    public record Former(DeployId deploy, Instant until) {}

    /** The same, stated once more. */
    public DeployPublished again(Epoch later, Instant now) {
        return new DeployPublished(
                site, hosts, branch, deploy, manifest, previous, former, cause, later, pagesValidFrom, now);
    }

    @Override
    public String states() {
        return states(branch);
    }

    /** What is stated of a branch, or of what is live. */
    public static String states(String branch) {
        return branch.equals(LIVE) ? LIVE : "branch:" + branch;
    }
}
