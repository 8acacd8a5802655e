package dev.lockstep.render.wiring;

import dev.lockstep.render.pass.vertx.PassDrain;
import dev.lockstep.render.request.Workshop;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Has a worker that is told to end do so without anybody noticing: while it finishes what it has begun, everything that a
 * render needs is still there. What takes longer than others may wait for is begun anew elsewhere, and finished here all the
 * same: whoever waits for it has that which comes first.
 */
@Singleton
class LeavingWorker {

    private static final System.Logger LOG = System.getLogger(LeavingWorker.class.getName());

    private final WorkerConfig.Drain config;
    private final RunningWorker worker;
    private final PassDrain passes;
    private final Workshop workshop;

    LeavingWorker(WorkerConfig config, RunningWorker worker, PassDrain passes, Workshop workshop) {
        this.config = config.drain();
        this.worker = worker;
        this.passes = passes;
        this.workshop = workshop;
    }

    void leave(@Observes ShutdownDelayInitiatedEvent told) {
        LOG.log(System.Logger.Level.INFO, "worker is leaving");
        passes.begin();
        worker.handOver();
        try {
            if (!isDrained()) {
                LOG.log(System.Logger.Level.WARNING, "worker is not drained in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDrained() throws InterruptedException {
        long begin = System.nanoTime();
        boolean passed = passes.await(config.quiet(), config.timeout());
        return workshop.hold(config.timeout().minus(Duration.ofNanos(System.nanoTime() - begin))) && passed;
    }
}
