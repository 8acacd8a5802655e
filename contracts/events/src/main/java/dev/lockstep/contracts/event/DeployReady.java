package dev.lockstep.contracts.event;

import dev.lockstep.contracts.blob.Digest;
import java.time.Instant;
import java.util.List;

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

    public DeployReady {
        hosts = List.copyOf(hosts);
        if (epoch.isBefore(pagesValidFrom)) {
            throw new IllegalArgumentException("pages valid from epoch " + pagesValidFrom + " at epoch " + epoch);
        }
    }

    @Override
    public String states() {
        return "deploy:" + deploy;
    }
}
