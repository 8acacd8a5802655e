package dev.lockstep.deploy.rebuild;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.publish.KeptManifests;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Asks the blob store for the manifests of all deploys that are kept: one question for each, however large a deploy is. A store
 * may be far away: some are asked for at a time.
 */
public final class LookForLost {
    private final DeployStore deploys;
    private final KeptManifests manifests;
    private final ExecutorService threads;

    /** Threads as many as may wait for the store at once. */
    public LookForLost(DeployStore deploys, KeptManifests manifests, ExecutorService threads) {
        this.deploys = deploys;
        this.manifests = manifests;
        this.threads = threads;
    }

    /**
     * The manifests that are not there.
     *
     * @throws IOException when the store does not say of each
     */
    Set<Digest> look(Instant now) throws IOException {
        Map<Digest, Future<Boolean>> asked = new HashMap<>();
        deploys.manifests(now)
                .forEach(manifest -> asked.put(manifest, threads.submit(() -> manifests.contain(manifest))));
        try {
            Set<Digest> lost = new HashSet<>();
            for (Map.Entry<Digest, Future<Boolean>> question : asked.entrySet()) {
                if (!answer(question.getValue())) {
                    lost.add(question.getKey());
                }
            }
            return lost;
        } finally {
            asked.values().forEach(unfinished -> unfinished.cancel(false));
        }
    }

    /** The store's own failure as it is: what the caller is told depends on it. */
    private static boolean answer(Future<Boolean> asked) throws IOException {
        try {
            return asked.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while manifests were looked for");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException ofTheStore) {
                throw ofTheStore;
            }
            throw new IOException("manifests cannot be looked for: " + failure.getMessage(), failure.getCause());
        }
    }
}
