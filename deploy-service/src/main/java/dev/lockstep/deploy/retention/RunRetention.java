package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.lease.Lease;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.upload.UploadStore;
import dev.lockstep.deploy.warmup.Manifests;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets go of all that is not kept: deploys, then their pages, then the blobs that nothing names any more. What a crash leaves
 * undone the next run does. One run at a time, in however many processes.
 */
public final class RunRetention {
    private final CollectDeploys deploys;
    private final CollectPages pages;
    private final SweepBlobs sweep;
    private final UploadStore uploads;
    private final BlobStore blobs;
    private final RetentionTally tally;
    private final Lease lease;
    private final ReentrantLock here = new ReentrantLock();

    /** Where what is kept is found. */
    public record Stores(
            DeployStore deploys,
            UploadStore uploads,
            PageHistory history,
            PageLog log,
            SiteLog sites,
            BlobStore blobs) {}

    public RunRetention(
            CollectDeploys deploys,
            Stores stores,
            Manifests manifests,
            RetentionSettings settings,
            RetentionTally tally,
            Lease lease,
            Clock clock) {
        this.deploys = deploys;
        this.pages = new CollectPages(stores.deploys(), stores.history(), stores.log(), clock);
        this.uploads = stores.uploads();
        this.blobs = stores.blobs();
        BlobsOfDeploys ofDeploys = new BlobsOfDeploys(stores.deploys(), stores.uploads(), manifests);
        NamedBlobs onTheLog = new BlobsOnTheLog(stores.sites(), stores.deploys(), ofDeploys);
        this.sweep =
                new SweepBlobs(blobs, List.of(ofDeploys, onTheLog, pages), Grace.of(settings.grace(), blobs), clock);
        this.tally = tally;
        this.lease = lease;
    }

    /** Work that fails when what it reads or writes does. */
    private interface Work<T> {
        T work() throws IOException;
    }

    /** Empty when another run is under way. */
    public Optional<Retained> run(Actor actor) throws IOException {
        return alone(() -> counted(actor));
    }

    /** What a run would do to blobs now, once the deploys that are due are gone; empty when a run is under way. */
    public Optional<Swept> sweepable() throws IOException {
        return alone(() -> sweep.sweep((_, _) -> true));
    }

    private Retained counted(Actor actor) throws IOException {
        boolean whole = false;
        try {
            Retained retained = new Retained(deploys.collect(actor), pages.collect(), sweep.sweep(this::remove));
            blobs.removeUnfinished(sweep.before());
            tally.done(retained);
            whole = true;
            return retained;
        } finally {
            if (!whole) {
                tally.failed();
            }
        }
    }

    /**
     * Two that remove at a time could take what the other has put back. That a site has sent it is forgotten before: a crash in
     * between costs an upload, and the other way round a row that stays for ever.
     */
    private boolean remove(Blob blob, Instant before) throws IOException {
        if (!lease.isHeld()) {
            throw new IOException("another process removes blobs by now");
        }
        uploads.unlearn(blob.digest());
        return blobs.remove(blob.digest(), before);
    }

    private <T> Optional<T> alone(Work<T> work) throws IOException {
        if (!here.tryLock()) {
            return Optional.empty();
        }
        try {
            return lease.isHeld() ? Optional.of(work.work()) : Optional.empty();
        } finally {
            lease.release();
            here.unlock();
        }
    }
}
