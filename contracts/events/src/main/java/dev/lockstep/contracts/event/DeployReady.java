package dev.lockstep.contracts.event;

import dev.lockstep.contracts.blob.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A deploy is complete and can be shown at an address of its own. Steps no epoch: it changes nothing that was there. It is
 * stated anew when pages of the deploy stop being valid, in the step of the epoch that makes them so.
 *
 * @param hosts the deploy's own host names, without ports
 * @param pagesValidFrom pages of this deploy that were rendered from data read before this epoch are not valid any more
 */
public record DeployReady(
        SiteId site,
        List<String> hosts,
        DeployId deploy,
        Digest manifest,
        Epoch epoch,
        Epoch pagesValidFrom,
        Instant at)
        implements SiteEvent {

    private static final String ABOUT = "deploy:";

    public DeployReady {
        hosts = List.copyOf(hosts);
        if (epoch.isBefore(pagesValidFrom)) {
            throw new IllegalArgumentException("pages valid from epoch " + pagesValidFrom + " at epoch " + epoch);
        }
    }

    /** What is stated about a deploy, whether it is there. */
    public static String states(DeployId deploy) {
        return ABOUT + deploy;
    }

    /** The deploy that a statement is about; empty for one about something else, or about no name that a deploy has. */
    public static Optional<DeployId> about(String statement) {
        return statement.startsWith(ABOUT) ? DeployId.parse(statement.substring(ABOUT.length())) : Optional.empty();
    }

    @Override
    public String states() {
        return states(deploy);
    }
}
