package dev.lockstep.render.site;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Allowance;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.StatementKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The epochs of sites, the versions of their data and the manifests of deploys, as far as the site log was read. */
public final class KnownSites {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<SiteId, Epoch> epochs = new HashMap<>();
    private final Map<DeployId, KnownDeploy> deploys = new HashMap<>();
    private final Map<SiteId, SiteConfigured> settings = new HashMap<>();
    private final NamedVersions versions = new NamedVersions();
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();

    private record KnownDeploy(SiteId site, Digest manifest) {}

    public void apply(SiteEvent event) {
        change(() -> {
            switch (event) {
                case DeployReady ready -> {
                    deploys.put(ready.deploy(), new KnownDeploy(ready.site(), ready.manifest()));
                    reach(ready.site(), ready.epoch());
                }
                case DeployPublished published -> {
                    deploys.put(published.deploy(), new KnownDeploy(published.site(), published.manifest()));
                    reach(published.site(), published.epoch());
                }
                case PagesPurged purged -> {
                    versions.apply(purged);
                    reach(purged.site(), purged.epoch());
                }
                case PagesOutlived outlived -> reach(outlived.site(), outlived.epoch());
                case SiteConfigured configured -> {
                    settings.merge(
                            configured.site(),
                            configured,
                            (old, said) -> said.revision() < old.revision() ? old : said);
                    reach(configured.site(), configured.epoch());
                }
            }
        });
    }

    /** What was stated under a record's key, a {@link StatementKey}, holds no longer. */
    public void withdraw(String key) {
        StatementKey.parse(key).ifPresent(stated -> change(() -> withdraw(stated.site(), stated.states())));
    }

    public void caughtUp() {
        boolean _ = caughtUp.complete(null);
        change(() -> {});
    }

    public boolean isCaughtUp() {
        return caughtUp.isDone();
    }

    /** Completes once the log was read to the end that it had at the start. */
    public CompletionStage<Void> whenCaughtUp() {
        return caughtUp.minimalCompletionStage();
    }

    /** The latest epoch that was read; zero for a site that was not. */
    public Epoch epoch(SiteId site) {
        return locked(() -> epochs.getOrDefault(site, Epoch.ZERO));
    }

    /** What a site may take of what all share. */
    public Allowance allowance(SiteId site) {
        return locked(() -> Optional.ofNullable(settings.get(site))
                .map(SiteConfigured::allowance)
                .orElse(Allowance.UNLIMITED));
    }

    /** The manifest of a deploy that is there; empty for one that is gone. */
    public Optional<Digest> manifest(DeployId deploy) {
        return locked(() -> Optional.ofNullable(deploys.get(deploy)).map(KnownDeploy::manifest));
    }

    /** The manifest of a deploy of this site; empty also for one of another. */
    public Optional<Digest> manifest(SiteId site, DeployId deploy) {
        return locked(() -> Optional.ofNullable(deploys.get(deploy))
                .filter(known -> known.site().equals(site))
                .map(KnownDeploy::manifest));
    }

    /** Waits until the log was read to its end once and the site's epoch is there; false when it took too long. */
    public boolean awaitEpoch(SiteId site, Epoch epoch, Duration atMost) throws InterruptedException {
        long nanosLeft = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!caughtUp.isDone() || epochs.getOrDefault(site, Epoch.ZERO).isBefore(epoch)) {
                if (nanosLeft <= 0) {
                    return false;
                }
                nanosLeft = changed.awaitNanos(nanosLeft);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The purges that say what data with a tag has come to. */
    public List<PagesPurged> versions(SiteId site, String tag) {
        return locked(() -> versions.of(site, tag));
    }

    private void withdraw(SiteId site, String statement) {
        if (statement.equals(SiteConfigured.SETTINGS)) {
            settings.remove(site);
        }
        DeployReady.about(statement).ifPresentOrElse(deploys::remove, () -> versions.withdraw(site, statement));
    }

    private void reach(SiteId site, Epoch epoch) {
        epochs.merge(site, epoch, (old, added) -> old.isBefore(added) ? added : old);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }
}
