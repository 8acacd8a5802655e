package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.HeldDeploys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store of deploys, with something that happens right before one is locked: between choice and collection. */
record InterruptedDeployStore(DeployStore deploys, Runnable beforeLock) implements DeployStore {
    @Override
    public Optional<Deploy> lock(DeployId id) {
        beforeLock.run();
        return deploys.lock(id);
    }

    @Override
    public void add(Deploy deploy) {
        deploys.add(deploy);
    }

    @Override
    public Optional<Deploy> find(DeployId id) {
        return deploys.find(id);
    }

    @Override
    public void save(Deploy deploy) {
        deploys.save(deploy);
    }

    @Override
    public List<Deploy> of(SiteId site, int limit) {
        return deploys.of(site, limit);
    }

    @Override
    public List<Deploy> held(SiteId site) {
        return deploys.held(site);
    }

    @Override
    public HeldDeploys count(SiteId site) {
        return deploys.count(site);
    }

    @Override
    public Set<Digest> manifests(Instant collectedSince) {
        return deploys.manifests(collectedSince);
    }

    @Override
    public List<DeployId> processingSince(Instant before) {
        return deploys.processingSince(before);
    }
}
