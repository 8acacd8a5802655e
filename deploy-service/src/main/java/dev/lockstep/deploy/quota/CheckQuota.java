package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a deploy has too much of, at the first moment at which that is known. Bytes are those of distinct contents: what
 * is stored, however many paths have it. Of two deploys at once that fit only alone, the one that is complete first wins.
 */
public final class CheckQuota {
    private final QuotaStore store;
    private final SiteLock lock;

    public CheckQuota(QuotaStore store, SiteLock lock) {
        this.store = store;
        this.lock = lock;
    }

    /** Lets nobody else change a site until the transaction ends. */
    @FunctionalInterface
    public interface SiteLock {
        void lock(SiteId site);
    }

    /** To be called by a transaction that may complete a deploy, before it locks the deploy. */
    public void decideAlone(SiteId site) {
        if (store.of(site).limitsSite()) {
            lock.lock(site);
        }
    }

    /** Of a deploy whose files are known by their names. */
    public Optional<Excess> files(SiteId site, long files) {
        long most = store.of(site).filesOfDeploy();
        return files > most ? Optional.of(new Excess.Files(most)) : Optional.empty();
    }

    /** Of a deploy whose files come all at once, one after the other. */
    public Tally tally(SiteId site) {
        return new Tally(store, site);
    }

    /** Of a deploy of which these files were there already. */
    public Optional<Excess> there(SiteId site, Collection<Blob> files) {
        Quota quota = store.of(site);
        if (bytes(files) > quota.bytesOfDeploy()) {
            return Optional.of(new Excess.DeployBytes(quota.bytesOfDeploy()));
        }
        return quota.limitsSite() ? counted(site, quota, growth(site, files)) : Optional.empty();
    }

    /** Of a deploy for which one file more has come; to be called by the transaction that adds it. */
    public Optional<Excess> more(SiteId site, DeployId deploy, Blob file) {
        Quota quota = store.of(site);
        long more = store.newBytes(deploy, file);
        return ofDeploy(quota, deploy, more)
                .or(() ->
                        quota.limitsSite() ? counted(site, quota, growth(site, quota, file, more)) : Optional.empty());
    }

    /**
     * Of a deploy that is complete with these; to be called by the transaction that completes it. Deploys that are not
     * complete are left out: they may never be.
     */
    public Optional<Excess> complete(SiteId site, Collection<Blob> files) {
        Quota quota = store.of(site);
        if (!quota.limitsSite()) {
            return Optional.empty();
        }
        store.countAnew(site);
        return ofSite(quota, store.growth(site, files));
    }

    /** The file of a deploy at a path, which does not come to its end unless there is room for it. */
    public InputStream within(SiteId site, DeployId deploy, CanonicalPath path, InputStream file) {
        long most = store.of(site).bytesOfDeploy();
        long others = store.bytes(deploy) - store.bytesAt(deploy, path);
        InputStream bounded = new BoundedStream(file, Math.max(0, most - others), new Excess.DeployBytes(most));
        return new WeighedStream(bounded, content -> excess(site, deploy, content));
    }

    private Optional<Excess> excess(SiteId site, DeployId deploy, Blob file) {
        Quota quota = store.of(site);
        long more = store.newBytes(deploy, file);
        return ofDeploy(quota, deploy, more)
                .or(() -> quota.limitsSite() ? ofSite(quota, growth(site, quota, file, more)) : Optional.empty());
    }

    private Optional<Excess> ofDeploy(Quota quota, DeployId deploy, long more) {
        return more > 0 && store.bytes(deploy) + more > quota.bytesOfDeploy()
                ? Optional.of(new Excess.DeployBytes(quota.bytesOfDeploy()))
                : Optional.empty();
    }

    private Optional<Excess> counted(SiteId site, Quota quota, Growth growth) {
        Optional<Excess> excess = ofSite(quota, growth);
        if (excess.isEmpty()) {
            store.count(site, growth.bytes());
        }
        return excess;
    }

    private static Optional<Excess> ofSite(Quota quota, Growth growth) {
        return growth.exceeds(quota.bytesOfSite())
                ? Optional.of(new Excess.SiteBytes(quota.bytesOfSite()))
                : Optional.empty();
    }

    /** What was counted may be too much, and what is new to the deploy may not be new to the site. */
    private Growth growth(SiteId site, Quota quota, Blob file, long more) {
        Growth atMost = new Growth(store.counted(site), more);
        return atMost.exceeds(quota.bytesOfSite()) ? growth(site, List.of(file)) : atMost;
    }

    private Growth growth(SiteId site, Collection<Blob> files) {
        return new Growth(store.usage(site).bytesOfSite(), store.newBytes(site, files));
    }

    private static long bytes(Collection<Blob> files) {
        return files.stream().distinct().mapToLong(Blob::sizeBytes).sum();
    }
}
