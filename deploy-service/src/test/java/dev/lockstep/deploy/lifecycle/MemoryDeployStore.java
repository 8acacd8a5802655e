package dev.lockstep.deploy.lifecycle;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps deploys on the heap. */
public final class MemoryDeployStore implements DeployStore {
    private static final Comparator<Deploy> LATEST_FIRST = Comparator.comparing(Deploy::createdAt)
            .thenComparing(deploy -> deploy.id().text())
            .reversed();

    private final MemoryTransactions transactions;
    private final Map<DeployId, Deploy> deploys;

    public MemoryDeployStore(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.deploys = transactions.table();
    }

    @Override
    public void add(Deploy deploy) {
        transactions.run(() -> deploys.put(deploy.id(), deploy));
    }

    @Override
    public Optional<Deploy> find(DeployId id) {
        return transactions.within(() -> Optional.ofNullable(deploys.get(id)));
    }

    @Override
    public Optional<Deploy> lock(DeployId id) {
        return find(id);
    }

    @Override
    public void save(Deploy deploy) {
        transactions.run(() -> deploys.replace(deploy.id(), deploy));
    }

    @Override
    public List<Deploy> of(SiteId site, int limit) {
        return transactions.within(() -> deploys.values().stream()
                .filter(deploy -> deploy.site().equals(site))
                .sorted(LATEST_FIRST)
                .limit(limit)
                .toList());
    }

    @Override
    public List<Deploy> held(SiteId site) {
        Comparator<Deploy> latestFirst = Comparator.comparing(Deploy::updatedAt)
                .thenComparing(deploy -> deploy.id().text())
                .reversed();
        return transactions.within(() -> deploys.values().stream()
                .filter(deploy -> deploy.site().equals(site) && !(deploy.state() instanceof DeployState.Collected))
                .sorted(latestFirst)
                .toList());
    }

    @Override
    public HeldDeploys count(SiteId site) {
        List<Deploy> held = held(site);
        return new HeldDeploys(
                held.stream()
                        .filter(deploy -> deploy.state() instanceof DeployState.Uploading)
                        .count(),
                held.stream().filter(Deploy::pinned).count(),
                held.stream()
                        .filter(MemoryDeployStore::isOnItsWay)
                        .map(Deploy::intent)
                        .filter(intent -> !intent.draft() && !intent.branch().isEmpty())
                        .map(Intent::branch)
                        .collect(Collectors.toSet()));
    }

    private static boolean isOnItsWay(Deploy deploy) {
        return deploy.state() instanceof DeployState.Uploading || deploy.state() instanceof DeployState.Processing;
    }

    @Override
    public Set<Digest> manifests(Instant collectedSince) {
        return transactions.within(() -> deploys.values().stream()
                .flatMap(deploy -> manifest(deploy, collectedSince))
                .collect(Collectors.toSet()));
    }

    private static Stream<Digest> manifest(Deploy deploy, Instant collectedSince) {
        return switch (deploy.state()) {
            case DeployState.Ready(Digest manifest) -> Stream.of(manifest);
            case DeployState.Warming(Digest manifest) -> Stream.of(manifest);
            case DeployState.Collected(List<Digest> manifest) ->
                deploy.updatedAt().isBefore(collectedSince) ? Stream.of() : manifest.stream();
            case DeployState.Uploading _, DeployState.Processing _, DeployState.Failed _ -> Stream.of();
        };
    }

    @Override
    public List<DeployId> processingSince(Instant before) {
        return transactions.within(() -> deploys.values().stream()
                .filter(deploy -> deploy.updatedAt().isBefore(before))
                .filter(deploy -> deploy.state() instanceof DeployState.Processing
                        || deploy.state() instanceof DeployState.Warming)
                .map(Deploy::id)
                .toList());
    }
}
