package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Quotas on the heap, and what a test says that is used of them. */
public final class MemoryQuotaStore implements QuotaStore {
    private final Map<SiteId, Quota> quotas = new HashMap<>();
    private final Map<SiteId, Map<DeployId, List<Blob>>> held = new HashMap<>();

    /** A deploy of the site holds this. */
    public void hold(SiteId site, DeployId deploy, Collection<Blob> files) {
        var _ = held.computeIfAbsent(site, ignored -> new HashMap<>())
                .computeIfAbsent(deploy, ignored -> new ArrayList<>())
                .addAll(files);
    }

    @Override
    public Quota of(SiteId site) {
        return quotas.getOrDefault(site, Quota.USUAL);
    }

    @Override
    public void keep(SiteId site, Quota quota) {
        var _ = quotas.put(site, quota);
    }

    @Override
    public Usage usage(SiteId site) {
        return new Usage(deploys(site).size(), sum(blobs(site)));
    }

    @Override
    public long newBytes(SiteId site, Collection<Blob> blobs) {
        Set<Blob> fresh = new HashSet<>(blobs);
        fresh.removeAll(blobs(site));
        return sum(fresh);
    }

    @Override
    public long bytes(DeployId deploy) {
        return held.values().stream()
                .flatMap(deploys -> deploys.getOrDefault(deploy, List.of()).stream())
                .mapToLong(Blob::sizeBytes)
                .sum();
    }

    private Map<DeployId, List<Blob>> deploys(SiteId site) {
        return held.getOrDefault(site, Map.of());
    }

    private Set<Blob> blobs(SiteId site) {
        Set<Blob> blobs = new HashSet<>();
        deploys(site).values().forEach(blobs::addAll);
        return blobs;
    }

    private static long sum(Collection<Blob> blobs) {
        return blobs.stream().mapToLong(Blob::sizeBytes).sum();
    }
}
