package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a deploy has too much of, at the first moment at which that is known. Two deploys at once may each find room for
 * themselves alone; the next one finds none.
 */
public final class CheckQuota {
    private final QuotaStore store;

    public CheckQuota(QuotaStore store) {
        this.store = store;
    }

    /** Of a deploy whose files are known by their names. */
    public Optional<Excess> files(SiteId site, long files) {
        long most = store.of(site).filesOfDeploy();
        return files > most ? Optional.of(new Excess.Files(files, most)) : Optional.empty();
    }

    /** Of a deploy whose files have all come. */
    public Optional<Excess> whole(SiteId site, Collection<Blob> files) {
        return files(site, files.size()).or(() -> arrived(site, files));
    }

    /** Of a deploy of which these files have come, or were there already. */
    public Optional<Excess> arrived(SiteId site, Collection<Blob> files) {
        return bytes(site, 0, files);
    }

    /** Of a deploy for which one file more has come. */
    public Optional<Excess> more(SiteId site, DeployId deploy, Blob file) {
        return bytes(site, store.bytes(deploy), List.of(file));
    }

    private Optional<Excess> bytes(SiteId site, long before, Collection<Blob> more) {
        Quota quota = store.of(site);
        long after = before + more.stream().mapToLong(Blob::sizeBytes).sum();
        if (after > quota.bytesOfDeploy()) {
            return Optional.of(new Excess.DeployBytes(quota.bytesOfDeploy()));
        }
        return quota.limitsSite() && store.usage(site).bytesOfSite() + store.newBytes(site, more) > quota.bytesOfSite()
                ? Optional.of(new Excess.SiteBytes(quota.bytesOfSite()))
                : Optional.empty();
    }

    /** The next file of a deploy, of which no more is read than there is room for. */
    public InputStream within(SiteId site, DeployId deploy, InputStream file) {
        long most = store.of(site).bytesOfDeploy();
        return new BoundedStream(file, Math.max(0, most - store.bytes(deploy)), new Excess.DeployBytes(most));
    }
}
