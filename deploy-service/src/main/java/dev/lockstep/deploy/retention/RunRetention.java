package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.upload.UploadStore;
import dev.lockstep.deploy.warmup.Manifests;
import dev.lockstep.deploy.work.WorkLock;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets go of all that is not kept: records of what was done, deploys, then their pages, then the blobs that nothing names any more. What a crash leaves
 * undone the next run does. One run at a time, in however many processes.
 */
public final class RunRetention {
    private static final System.Logger LOG = System.getLogger(RunRetention.class.getName());

    private final ForgetRecords records;
    private final CollectDeploys deploys;
    private final CollectPages pages;
    private final SweepBlobs sweep;
    private final UploadStore uploads;
    private final BlobStore blobs;
    private final Books books;
    private final WorkLock lock;
    private final ReentrantLock here = new ReentrantLock();

    /** Where what is kept is found. */
    public record Stores(
            DeployStore deploys,
            UploadStore uploads,
            PageHistory history,
            PageLog log,
            SiteLog sites,
            BlobStore blobs) {}

    /** Where it is told what became of a run. */
    public record Books(RetentionTally tally, RetentionAudit audit) {}

    public RunRetention(
            ForgetRecords records,
            CollectDeploys deploys,
            Stores stores,
            Manifests manifests,
            RetentionSettings settings,
            Books books,
            WorkLock lock,
            Clock clock) {
        this.records = records;
        this.deploys = deploys;
        this.pages = new CollectPages(stores.deploys(), stores.history(), stores.log(), clock);
        this.uploads = stores.uploads();
        this.blobs = stores.blobs();
        BlobsOfDeploys ofDeploys = new BlobsOfDeploys(stores.deploys(), stores.uploads(), manifests);
        NamedBlobs onTheLog = new BlobsOnTheLog(stores.sites(), stores.deploys(), ofDeploys);
        this.sweep =
                new SweepBlobs(blobs, List.of(ofDeploys, onTheLog, pages), Grace.of(settings.grace(), blobs), clock);
        this.books = books;
        this.lock = lock;
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
        Progress progress = new Progress();
        try {
            progress.records = records.forget();
            progress.deploys = deploys.collect(actor);
            progress.pages = pages.collect();
            tellWhatStays();
            Swept _ = sweep.sweep((blob, before) -> progress.count(blob, remove(blob, before)));
            blobs.removeUnfinished(sweep.before());
        } catch (IOException | RuntimeException failure) {
            books.tally().failed();
            noteFailure(progress.retained(), failure, actor);
            throw failure;
        }
        Retained retained = progress.retained();
        books.tally().done(retained);
        books.audit().done(retained, actor);
        return retained;
    }

    /** Where the line cannot be written either, it is the first failure that somebody has to look at. */
    private void noteFailure(Retained soFar, Exception failure, Actor actor) {
        try {
            books.audit().failed(soFar, failure, actor);
        } catch (RuntimeException unwritten) {
            failure.addSuppressed(unwritten);
        }
    }

    /** How far a run has come. */
    private static final class Progress {
        private int deploys;
        private int pages;
        private Swept swept = Swept.NOTHING;
        private Forgotten records = Forgotten.NOTHING;

        boolean count(Blob blob, boolean removed) {
            if (removed) {
                swept = swept.and(blob);
            }
            return removed;
        }

        Retained retained() {
            return new Retained(deploys, pages, swept, records);
        }
    }

    private void tellWhatStays() throws IOException {
        Optional<String> why = blobs.whyNothingIsRemoved();
        books.tally().removesNothing(why.isPresent());
        why.ifPresent(reason -> LOG.log(System.Logger.Level.WARNING, "no blob may ever be removed reason={0}", reason));
    }

    /**
     * Two that remove at a time could take what the other has put back. That a site has sent it is forgotten before: a crash in
     * between costs an upload, and the other way round a row that stays for ever.
     */
    private boolean remove(Blob blob, Instant before) throws IOException {
        if (!lock.isHeld()) {
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
            return lock.isHeld() ? Optional.of(work.work()) : Optional.empty();
        } finally {
            lock.release();
            here.unlock();
        }
    }
}
