package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.retention.DropPages;
import dev.lockstep.deploy.retention.Retained;
import dev.lockstep.deploy.retention.RunRetention;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Looks now and then for what is not kept any more. Made at the start, which fails where its settings lose blobs. */
@Startup
@Singleton
class Collecting {
    private static final System.Logger LOG = System.getLogger(Collecting.class.getName());
    private static final Actor RETENTION = new Actor("retention");

    private final RunRetention retention;
    private final DropPages pages;

    Collecting(RunRetention retention, DropPages pages) {
        this.retention = retention;
        this.pages = pages;
    }

    @Scheduled(
            every = "${lockstep.retention.look-every:6h}",
            delayed = "${lockstep.retention.first-after:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void collect() {
        try {
            retention.run(RETENTION).filter(retained -> !retained.isNothing()).ifPresent(Collecting::tell);
        } catch (IOException | RuntimeException failure) {
            LOG.log(System.Logger.Level.ERROR, "nothing more is let go of until the next look", failure);
        }
    }

    @Scheduled(every = "${lockstep.retention.drop-every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void drop() {
        try {
            int dropped = pages.drop();
            if (dropped > 0) {
                LOG.log(System.Logger.Level.INFO, "pages dropped that were too many count={0}", dropped);
            }
        } catch (IOException | RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "no more pages are dropped until the next look", failure);
        }
    }

    private static void tell(Retained retained) {
        LOG.log(
                System.Logger.Level.INFO,
                "not kept any more deploys={0} pages={1} blobs={2} bytes={3}",
                retained.deploys(),
                retained.pages(),
                retained.blobs().blobs(),
                retained.blobs().bytes());
    }
}
