package dev.lockstep.render.wiring;

import dev.lockstep.render.pass.vertx.PassDrain;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Has a worker that is told to end do so without anybody noticing: while it finishes what it has begun, everything that a
 * render needs is still there.
 */
@Singleton
class LeavingWorker {

    private static final System.Logger LOG = System.getLogger(LeavingWorker.class.getName());

    private final WorkerConfig.Drain config;
    private final RunningWorker worker;
    private final PassDrain passes;

    LeavingWorker(WorkerConfig config, RunningWorker worker, PassDrain passes) {
        this.config = config.drain();
        this.worker = worker;
        this.passes = passes;
    }

    void leave(@Observes ShutdownDelayInitiatedEvent told) {
        LOG.log(System.Logger.Level.INFO, "worker is leaving");
        passes.begin();
        worker.handOver();
        try {
            if (!passes.await(config.quiet(), config.timeout())) {
                LOG.log(System.Logger.Level.WARNING, "worker is not drained in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
