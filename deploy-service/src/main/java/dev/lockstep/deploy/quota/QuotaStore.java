package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Collection;

/** Keeps quotas, and knows what is used of them. */
public interface QuotaStore {

    /** The usual one, unless another was kept. */
    Quota of(SiteId site);

    void keep(SiteId site, Quota quota);

    Usage usage(SiteId site);

    /** How many bytes of these no deploy of the site holds so far. */
    long newBytes(SiteId site, Collection<Blob> blobs);

    /**
     * No less than what the deploys of a site hold: what was {@linkplain #count counted} last, even if some of it is gone,
     * or else what it adds up to.
     */
    long counted(SiteId site);

    /** Keeps how much a site with a quota of its own holds, lest it is added up for each file that comes. */
    void count(SiteId site, long bytes);

    /** Lets what a site holds be added up again, as a new quota does. */
    void countAnew(SiteId site);

    /** What complete deploys hold, and how many bytes of these none of them holds. */
    Growth growth(SiteId site, Collection<Blob> blobs);

    /** How many bytes have arrived for a deploy, each content once. */
    long bytes(DeployId deploy);

    /** How many bytes a deploy has at a path; nothing when none have arrived. */
    long bytesAt(DeployId deploy, CanonicalPath path);

    /** How many bytes of this the deploy does not hold so far: all or none. */
    long newBytes(DeployId deploy, Blob blob);
}
