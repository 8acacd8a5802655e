package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedMap;

/** Makes a deploy of files that came all at once. */
public final class HoldBundle {
    private final DeployStore deploys;
    private final UploadStore uploads;
    private final Transactions transactions;
    private final Clock clock;

    public HoldBundle(DeployStore deploys, UploadStore uploads, Transactions transactions, Clock clock) {
        this.deploys = deploys;
        this.uploads = uploads;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Keeps the deploy and its files together; a deploy of this id that is there already stays as it is. */
    public void hold(DeployId id, Site site, Intent intent, SortedMap<CanonicalPath, Blob> files) {
        transactions.run(() -> {
            if (deploys.find(id).isEmpty()) {
                Instant now = clock.instant();
                deploys.add(Deploy.create(id, site.id(), intent, now)
                        .warmed(WarmUp.wished(site.warmUp()), now)
                        .become(new DeployState.Uploading().complete(), now));
                uploads.hold(id, files);
            }
        });
    }
}
