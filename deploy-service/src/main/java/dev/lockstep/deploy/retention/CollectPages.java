package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.lifecycle.DeployStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes back the pages of collected deploys, also those that came late, and tells what the others name. The log is read whole
 * for it: it is what edges know, while the history may be behind.
 *
 * <p>Whoever asks for what cannot be made leaves a failure for each: those are let go of as on their topic.
 */
final class CollectPages implements NamedBlobs {
    private static final Duration FAILURES_KEPT = Duration.ofDays(1);

    private final DeployStore deploys;
    private final PageHistory history;
    private final PageLog log;
    private final Clock clock;

    CollectPages(DeployStore deploys, PageHistory history, PageLog log, Clock clock) {
        this.deploys = deploys;
        this.history = history;
        this.log = log;
        this.clock = clock;
    }

    /** Returns how many were taken back. */
    int collect() throws IOException {
        Fates fates = new Fates(deploys, Instant.EPOCH);
        List<PageLog.Entry> gone = log.read(fates::isCollected, _ -> {});
        log.withdraw(gone);
        history.deploys().stream().filter(fates::isCollected).forEach(history::forget);
        int _ = history.forgetFailures(clock.instant().minus(FAILURES_KEPT));
        return gone.size();
    }

    /** What an edge holds whose page came before a later one is in the history alone. */
    @Override
    public void show(Instant collectedSince, Consumer<Digest> each) throws IOException {
        Fates fates = new Fates(deploys, collectedSince);
        var _ = log.read(_ -> false, page -> {
            if (fates.isNeeded(page.deploy())) {
                show(page, each);
            }
        });
        history.bodies(each);
    }

    private static void show(PageRevalidated page, Consumer<Digest> each) {
        each.accept(page.body().digest());
        page.encodings().values().forEach(form -> each.accept(form.digest()));
    }
}
