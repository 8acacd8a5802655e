package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.holding.CheckHoldings;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.quota.CheckQuota;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/** Makes a deploy of files that came all at once. */
public final class HoldBundle {
    private final DeployStore deploys;
    private final UploadStore uploads;
    private final CheckQuota quota;
    private final CheckHoldings holdings;
    private final DeployAudit audit;
    private final Transactions transactions;
    private final Clock clock;

    public HoldBundle(
            DeployStore deploys,
            UploadStore uploads,
            CheckQuota quota,
            CheckHoldings holdings,
            DeployAudit audit,
            Transactions transactions,
            Clock clock) {
        this.deploys = deploys;
        this.uploads = uploads;
        this.quota = quota;
        this.holdings = holdings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the deploy is for, how it is to be warmed up, what is expected of its site when it is published, and who asks. */
    public record Wish(Intent intent, WarmUpWish warmUp, Expectation expected, Actor actor) {}

    /** What is known to be too much before any file is read. */
    public Optional<Excess> excess(SiteId site, Wish wish) {
        return transactions.within(() -> holdings.deploy(site, wish.intent()));
    }

    /**
     * Keeps the deploy and its files together; a deploy of this id that is there already stays as it is. When there is an
     * excess, nothing is kept: others may have taken the room meanwhile.
     */
    public Optional<Excess> hold(DeployId id, SiteId site, Wish wish, SortedMap<CanonicalPath, Blob> files) {
        return transactions.within(() -> {
            quota.decideAlone(site);
            if (deploys.find(id).isPresent()) {
                return Optional.empty();
            }
            Optional<Excess> excess =
                    holdings.deploy(site, wish.intent()).or(() -> quota.complete(site, files.values()));
            if (excess.isEmpty()) {
                keep(id, site, wish, files);
            }
            return excess;
        });
    }

    private void keep(DeployId id, SiteId site, Wish wish, SortedMap<CanonicalPath, Blob> files) {
        Instant now = clock.instant();
        Deploy deploy = Deploy.create(id, site, wish.intent(), now)
                .askedBy(wish.actor())
                .warmed(WarmUp.wished(wish.warmUp()).expect(wish.expected()), now)
                .become(new DeployState.Uploading().complete(), now);
        deploys.add(deploy);
        uploads.hold(id, files);
        audit.created(deploy, wish.actor(), now);
    }
}
