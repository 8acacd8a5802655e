package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
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
    private final Set<DeployId> complete = new HashSet<>();
    private final Map<SiteId, Long> counted = new HashMap<>();
    private int sums;
    private int questions;

    /** A deploy of the site is complete with this, the first of it at {@code /0}. */
    public void hold(SiteId site, DeployId deploy, Collection<Blob> files) {
        var _ = complete.add(deploy);
        receive(site, deploy, files);
    }

    /** This has come for a deploy, and more is to come. */
    public void receive(SiteId site, DeployId deploy, Collection<Blob> files) {
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
        countAnew(site);
    }

    @Override
    public Usage usage(SiteId site) {
        sums++;
        return new Usage(deploys(site).size(), sum(blobs(site)));
    }

    @Override
    public long newBytes(SiteId site, Collection<Blob> blobs) {
        questions++;
        return newBytes(blobs(site), blobs);
    }

    @Override
    public long counted(SiteId site) {
        Long last = counted.get(site);
        return last == null ? usage(site).bytesOfSite() : last;
    }

    @Override
    public void count(SiteId site, long bytes) {
        var _ = counted.put(site, bytes);
    }

    @Override
    public void countAnew(SiteId site) {
        var _ = counted.remove(site);
    }

    @Override
    public Growth growth(SiteId site, Collection<Blob> blobs) {
        Set<Blob> before = new HashSet<>();
        deploys(site).forEach((deploy, files) -> before.addAll(complete.contains(deploy) ? files : List.of()));
        return new Growth(sum(before), newBytes(before, blobs));
    }

    @Override
    public long bytes(DeployId deploy) {
        return sum(new HashSet<>(files(deploy)));
    }

    @Override
    public long bytesAt(DeployId deploy, CanonicalPath path) {
        int index = Integer.parseInt(path.text().substring(1));
        List<Blob> files = files(deploy);
        return index < files.size() ? files.get(index).sizeBytes() : 0;
    }

    @Override
    public long newBytes(DeployId deploy, Blob blob) {
        return files(deploy).contains(blob) ? 0 : blob.sizeBytes();
    }

    /** How often it was summed up what a site has. */
    int sums() {
        return sums;
    }

    /** How often it was looked up what of something is new to a site. */
    int questions() {
        return questions;
    }

    private static long newBytes(Set<Blob> before, Collection<Blob> blobs) {
        Set<Blob> fresh = new HashSet<>(blobs);
        fresh.removeAll(before);
        return sum(fresh);
    }

    private List<Blob> files(DeployId deploy) {
        return held.values().stream()
                .flatMap(deploys -> deploys.getOrDefault(deploy, List.of()).stream())
                .toList();
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
