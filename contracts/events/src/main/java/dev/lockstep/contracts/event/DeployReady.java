package dev.lockstep.contracts.event;

import dev.lockstep.contracts.blob.Digest;
import java.time.Instant;
import java.util.List;

/**
 * A deploy is complete and can be shown at an address of its own. Steps no epoch: it changes nothing that was there.
 *
 * @param hosts the deploy's own host names, without ports
 */
public record DeployReady(SiteId site, List<String> hosts, DeployId deploy, Digest manifest, Epoch epoch, Instant at)
        implements SiteEvent {

    public DeployReady {
        hosts = List.copyOf(hosts);
    }

    @Override
    public String states() {
        return "deploy:" + deploy;
    }
}
