package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedMap;

/** Makes a deploy of files that came all at once. */
public final class HoldBundle {
    private final DeployStore deploys;
    private final UploadStore uploads;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    public HoldBundle(
            DeployStore deploys, UploadStore uploads, AuditLog audit, Transactions transactions, Clock clock) {
        this.deploys = deploys;
        this.uploads = uploads;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the deploy is for, how it is to be warmed up, what is expected of its site when it is published, and who asks. */
    public record Wish(Intent intent, WarmUpWish warmUp, Expectation expected, Actor actor) {}

    /** Keeps the deploy and its files together; a deploy of this id that is there already stays as it is. */
    public void hold(DeployId id, SiteId site, Wish wish, SortedMap<CanonicalPath, Blob> files) {
        transactions.run(() -> {
            if (deploys.find(id).isEmpty()) {
                Instant now = clock.instant();
                deploys.add(Deploy.create(id, site, wish.intent(), now)
                        .warmed(WarmUp.wished(wish.warmUp()).expect(wish.expected()), now)
                        .become(new DeployState.Uploading().complete(), now));
                uploads.hold(id, files);
                audit.note(AuditEntry.ofADeploy(site, AuditEntry.Action.CREATE_DEPLOY, id, wish.actor(), now));
            }
        });
    }
}
