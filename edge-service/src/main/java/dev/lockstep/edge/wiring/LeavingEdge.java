package dev.lockstep.edge.wiring;

import dev.lockstep.edge.door.vertx.Drain;
import dev.lockstep.edge.sync.Progress;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has an edge that is told to end do so without anybody noticing: while it drains, everything else goes on. */
@Singleton
class LeavingEdge {

    private static final System.Logger LOG = System.getLogger(LeavingEdge.class.getName());

    private final EdgeConfig.Drain config;
    private final Progress progress;
    private final Drain drain;

    LeavingEdge(EdgeConfig config, Progress progress, Drain drain) {
        this.config = config.edge().drain();
        this.progress = progress;
        this.drain = drain;
    }

    void leave(@Observes ShutdownDelayInitiatedEvent told) {
        progress.leaving();
        LOG.log(System.Logger.Level.INFO, "edge is leaving connections=" + drain.open());
        try {
            await(
                    later(config.delay()).thenCompose(_ -> drain.begin()),
                    config.delay().plus(config.timeout()));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until then, those who send visitors here may not know yet that this edge leaves. */
    private static CompletableFuture<Void> later(Duration delay) {
        return new CompletableFuture<Void>().completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void await(CompletableFuture<Void> drained, Duration atMost) throws InterruptedException {
        try {
            var _ = drained.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            LOG.log(System.Logger.Level.INFO, "edge is drained");
        } catch (TimeoutException late) {
            LOG.log(System.Logger.Level.WARNING, "edge is not drained in time connections=" + drain.open());
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
