package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.lifecycle.DeployStore;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks whether a deploy can be shown at all. A database that was restored from a backup has deploys as ready that were collected
 * since, and whose bytes are gone.
 *
 * <p>To be asked before a transaction, which must not wait for a store. That is soon enough: what is ready in the database is
 * not removed, and a deploy that has no manifest yet stores one before it is ready.
 */
public final class LookForBytes {
    /** As long as anybody may wait for a rollback because of a store that hangs; one that works answers in a hundredth. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(LookForBytes.class.getName());

    private final DeployStore deploys;
    private final KeptManifests manifests;
    private final Executor threads;
    private final Duration patience;

    /** On threads that may be held up by the store for longer than {@code patience}. */
    public LookForBytes(DeployStore deploys, KeptManifests manifests, Executor threads, Duration patience) {
        this.deploys = deploys;
        this.manifests = manifests;
        this.threads = threads;
        this.patience = patience;
    }

    public Bytes of(DeployId id) {
        return deploys.find(id)
                .flatMap(deploy -> deploy.state().shownBy())
                .map(manifest -> look(id, manifest))
                .orElse(Bytes.KEPT);
    }

    private Bytes look(DeployId id, Digest manifest) {
        FutureTask<Boolean> asked = new FutureTask<>(() -> manifests.contain(manifest));
        threads.execute(asked);
        try {
            return asked.get(patience.toNanos(), TimeUnit.NANOSECONDS) ? Bytes.KEPT : Bytes.LOST;
        } catch (TimeoutException | ExecutionException unanswered) {
            boolean _ = asked.cancel(true);
            LOG.log(System.Logger.Level.WARNING, "manifest not looked for deploy=" + id, unanswered);
            return Bytes.UNKNOWN;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Bytes.UNKNOWN;
        }
    }
}
