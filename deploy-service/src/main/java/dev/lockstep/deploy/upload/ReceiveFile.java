package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.checksum.CheckedStream;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.quota.CheckQuota;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.quota.ExcessException;
import dev.lockstep.deploy.transaction.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the bytes of one announced file. They are durable before the row that says so, and that before the answer. */
public final class ReceiveFile {
    /** A deploy whose files still come is not left alone, however long that takes; nor is it written with each of them. */
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private final DeployStore deploys;
    private final UploadStore uploads;
    private final BlobStore blobs;
    private final CheckQuota quota;
    private final DeployAudit audit;
    private final Transactions transactions;
    private final Clock clock;

    public ReceiveFile(
            DeployStore deploys,
            UploadStore uploads,
            BlobStore blobs,
            CheckQuota quota,
            DeployAudit audit,
            Transactions transactions,
            Clock clock) {
        this.deploys = deploys;
        this.uploads = uploads;
        this.blobs = blobs;
        this.quota = quota;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of the bytes. */
    public sealed interface Outcome {
        record Received(Sha1 file, Blob blob) implements Outcome {}

        /** It was the last one: the deploy can be finished. */
        record Complete(Sha1 file, Blob blob) implements Outcome {}

        /** The site may not have as much: the deploy has nothing of it. */
        record Excessive(Excess excess) implements Outcome {}

        record NoSuchDeploy(DeployId deploy) implements Outcome {}

        /** The deploy was collected, be it while the file came. */
        record Closed(DeployId deploy) implements Outcome {}

        record NotAnnounced(CanonicalPath path) implements Outcome {}

        /** Nothing was stored. */
        record Mismatched(String reason) implements Outcome {}
    }

    /** A file of a deploy, as it comes. */
    public record Sent(DeployId deploy, CanonicalPath path, InputStream bytes) {}

    public Outcome receive(Sent sent, Actor actor) throws IOException {
        Optional<Deploy> found = deploys.find(sent.deploy());
        if (found.isEmpty()) {
            return new Outcome.NoSuchDeploy(sent.deploy());
        }
        if (found.get().state() instanceof DeployState.Collected) {
            return new Outcome.Closed(sent.deploy());
        }
        Optional<Sha1> announced = uploads.announced(sent.deploy(), sent.path());
        return announced.isEmpty()
                ? new Outcome.NotAnnounced(sent.path())
                : receive(found.get().site(), announced.get(), sent, actor);
    }

    private Outcome receive(SiteId site, Sha1 promised, Sent sent, Actor actor) throws IOException {
        InputStream checked = new CheckedStream(sent.bytes(), Sha1.digest(), promised.hex());
        try (InputStream weighed = quota.within(site, sent.deploy(), sent.path(), checked)) {
            Blob blob = blobs.put(weighed);
            return transactions.within(() -> {
                quota.decideAlone(site);
                return note(deploys.lock(sent.deploy()).orElseThrow().askedBy(actor), promised, blob);
            });
        } catch (ExcessException excessive) {
            return new Outcome.Excessive(excessive.excess());
        } catch (CheckedStream.MismatchException mismatch) {
            return new Outcome.Mismatched(mismatch.reason());
        }
    }

    private Outcome note(Deploy deploy, Sha1 file, Blob blob) {
        if (deploy.state() instanceof DeployState.Collected) {
            return new Outcome.Closed(deploy.id());
        }
        boolean last = deploy.state() instanceof DeployState.Uploading
                && uploads.required(deploy.id()).stream().allMatch(file::equals);
        return quota.more(deploy.site(), deploy.id(), blob)
                .or(() -> last ? complete(deploy, blob) : Optional.empty())
                .<Outcome>map(Outcome.Excessive::new)
                .orElseGet(() -> keep(deploy, file, blob, last));
    }

    private Optional<Excess> complete(Deploy deploy, Blob last) {
        List<Blob> files = new ArrayList<>(uploads.files(deploy.id()).values());
        var _ = files.add(last);
        return quota.complete(deploy.site(), files);
    }

    private Outcome keep(Deploy deploy, Sha1 file, Blob blob, boolean last) {
        Instant now = clock.instant();
        uploads.arrived(deploy.site(), deploy.id(), file, blob);
        if (last && deploy.state() instanceof DeployState.Uploading uploading) {
            deploys.save(deploy.become(uploading.complete(), now));
            audit.completed(deploy, deploy.asker(), now);
            return new Outcome.Complete(file, blob);
        }
        if (deploy.state() instanceof DeployState.Uploading
                && !now.isBefore(deploy.updatedAt().plus(TOUCH_EVERY))) {
            deploys.save(deploy.become(deploy.state(), now));
        }
        return new Outcome.Received(file, blob);
    }
}
