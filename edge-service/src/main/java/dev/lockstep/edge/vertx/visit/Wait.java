package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.edge.answer.Failure;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.ask.Landed;
import dev.lockstep.edge.site.SiteView;
import io.vertx.core.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one visitor waits for: pages that land, all of them together no longer than the visitor has patience. Everything
 * happens on the request's context.
 */
final class Wait {

    private final Waiting waiting;
    private final Clock clock;
    private final Context context;
    private final Runnable again;
    private final Instant deadline;
    private @Nullable CompletableFuture<Landed> landing;
    private @Nullable Long timer;
    private @Nullable Failure failure;
    private Journey journey = Journey.NONE;
    private boolean begun;

    /**
     * Patience begins to run out at once.
     *
     * @param again decides anew, whatever came of waiting: another render may have succeeded meanwhile
     */
    Wait(Waiting waiting, Clock clock, Context context, Runnable again) {
        this.waiting = waiting;
        this.clock = clock;
        this.context = context;
        this.again = again;
        this.deadline = clock.instant().plus(waiting.patience());
    }

    boolean hasBegun() {
        return begun;
    }

    /** Why it was in vain, if it was. */
    Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** Asks for a page. Whoever calls looks once more whether it is there before they hold on: it may have landed just before. */
    CompletableFuture<Landed> begin(Visitor visitor, SiteView view, PageId page) {
        if (!begun) {
            begun = true;
            journey = waiting.journeys().begin(visitor, view, page, "miss");
        }
        return journey.trace().call(() -> waiting.asking().await(view, page, clock.instant()));
    }

    /** @param full runs if too many wait already */
    void hold(CompletableFuture<Landed> asked, Runnable full) {
        landing = asked;
        startTimer();
        var _ = asked.whenComplete((landed, gaveUp) -> {
            journey.landed(Trace.current());
            if (gaveUp == null) {
                context.runOnContext(_ -> landed(landed, full));
            }
        });
    }

    private void startTimer() {
        if (timer == null) {
            long millis =
                    Math.max(1, Duration.between(clock.instant(), deadline).toMillis());
            timer = context.owner().setTimer(millis, _ -> failed(Failure.TOO_LATE));
        }
    }

    private void landed(Landed landed, Runnable full) {
        switch (landed) {
            case Landed.Rendered() -> again.run();
            case Landed.Failed _ -> failed(Failure.NOT_MADE);
            case Landed.TurnedAway _ -> failed(Failure.TURNED_AWAY);
            case Landed.Full() -> full.run();
        }
    }

    private void failed(Failure how) {
        failure = how;
        journey.failed(how.toString());
        again.run();
    }

    void giveUp() {
        if (timer != null) {
            context.owner().cancelTimer(timer);
        }
        if (landing != null) {
            Asking.giveUp(landing);
        }
        journey.end();
    }
}
