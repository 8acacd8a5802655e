package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.SiteId;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Adds up the files of one upload as they come, so that none is stored that is beyond a quota. What the site holds is
 * summed up once; which of the files it holds already is only asked when that decides.
 */
public final class Tally {
    private final QuotaStore store;
    private final SiteId site;
    private final Quota quota;
    private final long held;
    private final Set<Blob> contents = new HashSet<>();
    private final Set<Blob> unasked = new HashSet<>();
    private long files;
    private long bytes;
    private long largest;
    private long unaskedBytes;
    private long newBytes;

    Tally(QuotaStore store, SiteId site) {
        this.store = store;
        this.site = site;
        this.quota = store.of(site);
        this.held = quota.limitsSite() ? store.usage(site).bytesOfSite() : 0;
    }

    /**
     * The next file, which does not come to its end unless there is room for it. No more of it is read than the deploy has
     * room for, or than it could have of what came before.
     */
    public InputStream within(InputStream file) {
        long room = quota.bytesOfDeploy() - bytes;
        Excess excess = new Excess.DeployBytes(quota.bytesOfDeploy());
        return new WeighedStream(new BoundedStream(file, Math.max(room, largest), excess), this::add);
    }

    /** One file more has come to its end. */
    Optional<Excess> add(Blob file) {
        files++;
        if (contents.add(file)) {
            bytes += file.sizeBytes();
            largest = Math.max(largest, file.sizeBytes());
            unaskedBytes += file.sizeBytes();
            var _ = unasked.add(file);
        }
        return excess();
    }

    private Optional<Excess> excess() {
        if (files > quota.filesOfDeploy()) {
            return Optional.of(new Excess.Files(quota.filesOfDeploy()));
        }
        if (bytes > quota.bytesOfDeploy()) {
            return Optional.of(new Excess.DeployBytes(quota.bytesOfDeploy()));
        }
        return quota.limitsSite() && isTooMuchForTheSite()
                ? Optional.of(new Excess.SiteBytes(quota.bytesOfSite()))
                : Optional.empty();
    }

    private boolean isTooMuchForTheSite() {
        if (held + newBytes + unaskedBytes <= quota.bytesOfSite()) {
            return false;
        }
        newBytes += store.newBytes(site, unasked);
        unasked.clear();
        unaskedBytes = 0;
        return newBytes > 0 && held + newBytes > quota.bytesOfSite();
    }
}
