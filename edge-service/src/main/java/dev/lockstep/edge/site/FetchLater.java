package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.log.About;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.trace.Trace;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Fetches manifests for whoever cannot wait for them: that of a publish at most once at a time. */
final class FetchLater {

    private final Manifests manifests;
    private final Fetching fetching;
    private final Awaiting awaiting;
    private final Set<DeployPublished> coming = ConcurrentHashMap.newKeySet();
    private volatile Runnable whenFetched = () -> {};

    FetchLater(Manifests manifests, Fetching fetching, Awaiting awaiting) {
        this.manifests = manifests;
        this.fetching = fetching;
        this.awaiting = awaiting;
    }

    /** For whom manifests are fetched; told by whoever has fetched. */
    interface Awaiting {

        /** One that nobody awaits any more need not be fetched. */
        boolean isAwaited(DeployPublished publish);

        /** Whether that put it into effect. */
        boolean fetched(DeployPublished publish, Manifest manifest);

        /** Whether that was not known before. */
        boolean notFetched(DeployPublished publish, String reason);
    }

    /**
     * Whom to tell afterwards, of what changed something: as long as a store lacks many, each is asked for every second, and
     * whoever is told looks at all that wait.
     */
    void whenFetched(Runnable told) {
        whenFetched = told;
    }

    void first(DeployPublished publish) {
        fetch(publish, fetching.first());
    }

    void again(DeployPublished publish) {
        fetch(publish, fetching.again());
    }

    private void fetch(DeployPublished publish, Executor threads) {
        if (coming.add(publish)) {
            Trace trace = Trace.current();
            threads.execute(() -> trace.run(() -> About.of(publish).run(() -> fetch(publish))));
        }
    }

    private void fetch(DeployPublished publish) {
        if (hasChanged(publish)) {
            whenFetched.run();
        }
    }

    private boolean hasChanged(DeployPublished publish) {
        try {
            return awaiting.isAwaited(publish) && awaiting.fetched(publish, manifests.fetch(publish.manifest()));
        } catch (IOException | RuntimeException cannot) {
            return awaiting.notFetched(publish, String.valueOf(cannot.getMessage()));
        } finally {
            boolean _ = coming.remove(publish);
        }
    }
}
