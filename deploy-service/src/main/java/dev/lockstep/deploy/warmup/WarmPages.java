package dev.lockstep.deploy.warmup;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.site.Live;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.transaction.Transactions;
import dev.lockstep.deploy.visit.HotPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/** Has pages rendered and waits for them, for a bounded time. How it goes can be seen at the deploy meanwhile. */
public final class WarmPages {
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(500);

    private final Workers workers;
    private final DeployStore deploys;
    private final Transactions transactions;
    private final Clock clock;
    private final LongSupplier nanos;

    /** {@code nanos} is such as {@link System#nanoTime}. */
    public WarmPages(Workers workers, DeployStore deploys, Transactions transactions, Clock clock, LongSupplier nanos) {
        this.workers = workers;
        this.deploys = deploys;
        this.transactions = transactions;
        this.clock = clock;
        this.nanos = nanos;
    }

    void warm(Site site, Deploy deploy, List<HotPage> pages) {
        Landings landings = new Landings(deploy.id(), site.epoch(), live(site, deploy), pages);
        WarmUp begun = deploy.warmUp().begin(pages.size(), clock.instant());
        Timer timer = new Timer(nanos, nanos.getAsLong(), begun.wish().atMost());
        save(deploy.id(), begun);
        WarmUp asked = begun;
        try (Workers.Hearing hearing = workers.hear(landings::heard, timer.left())) {
            pages.forEach(page -> hearing.ask(request(site, deploy, page, timer.left())));
            asked = begun.ask(pages.size());
            await(deploy.id(), landings, asked, timer);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        save(deploy.id(), landings.endOf(asked));
    }

    private record Timer(LongSupplier nanos, long begin, Duration atMost) {
        Duration left() {
            return atMost.minusNanos(nanos.getAsLong() - begin);
        }
    }

    private void await(DeployId deploy, Landings landings, WarmUp asked, Timer timer) throws InterruptedException {
        while (!landings.isComplete() && timer.left().isPositive()) {
            long seen = landings.changed().count();
            save(deploy, landings.on(asked));
            Duration left = timer.left();
            landings.changed().await(seen, left.compareTo(LONGEST_SILENCE) < 0 ? left : LONGEST_SILENCE);
        }
    }

    private void save(DeployId id, WarmUp progress) {
        transactions.run(() ->
                deploys.lock(id).ifPresent(deploy -> deploys.save(deploy.warmed(progress, clock.instant()))));
    }

    /** Only a page that is rendered from now on answers: an older one may be what nobody is told of any more. */
    private PageRequested request(Site site, Deploy deploy, HotPage page, Duration left) {
        Instant now = clock.instant();
        return new PageRequested(
                site.id(),
                deploy.id(),
                page.page(),
                RenderReason.WARM_UP,
                site.epoch(),
                new Held(now, 0),
                now,
                now.plus(left));
    }

    private static DeployId live(Site site, Deploy otherwise) {
        return switch (site.pointer().live()) {
            case Live.Nothing() -> otherwise.id();
            case Live.Showing(DeployId deploy) -> deploy;
        };
    }
}
