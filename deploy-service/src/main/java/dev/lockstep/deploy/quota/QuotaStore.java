package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import java.util.Collection;

/** Keeps quotas, and knows what is used of them. */
public interface QuotaStore {

    /** The usual one, unless another was kept. */
    Quota of(SiteId site);

    void keep(SiteId site, Quota quota);

    Usage usage(SiteId site);

    /** How many bytes of these no deploy of the site holds so far. */
    long newBytes(SiteId site, Collection<Blob> blobs);

    /** How many bytes have arrived for a deploy, each path counted. */
    long bytes(DeployId deploy);
}
