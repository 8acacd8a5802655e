package dev.lockstep.render.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.render.page.RenderOutcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests, those for the same page one after another. All requests for a page come to one worker, so that what
 * this one has announced tells whether another render is needed: not if it had seen the epoch that the request names and
 * its page is still fresh. A request that comes while a render is under way may therefore need one more.
 */
public final class AnswerRequest {

    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Renderer renderer;
    private final Announcer announcer;
    private final Clock clock;
    private final Cache<PageId, ReentrantLock> turns =
            Caffeine.newBuilder().weakValues().build();
    private final Cache<PageId, PageRevalidated> announced = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    public AnswerRequest(Renderer renderer, Announcer announcer, Clock clock) {
        this.renderer = renderer;
        this.announcer = announcer;
        this.clock = clock;
    }

    public RenderOutcome answer(PageRequested request) throws IOException, InterruptedException {
        ReentrantLock turn = turns.get(request.id(), ignored -> new ReentrantLock());
        turn.lockInterruptibly();
        try {
            return isAnswered(request) ? new RenderOutcome.Answered() : render(request);
        } finally {
            turn.unlock();
        }
    }

    /** Remembered only once announced: whoever is told "answered" must find the page. */
    private RenderOutcome render(PageRequested request) throws IOException, InterruptedException {
        RenderOutcome outcome = renderer.render(request);
        switch (outcome) {
            case RenderOutcome.Rendered(PageRevalidated page) -> {
                announcer.announce(page);
                announced.put(page.id(), page);
            }
            case RenderOutcome.Failed failed -> announcer.announce(failed.failure());
            case RenderOutcome.Answered ignored -> {}
            case RenderOutcome.Dropped ignored -> {}
        }
        return outcome;
    }

    /** By whichever clock is ahead, the edge's or this one: a page that one of them finds stale is made anew. */
    private boolean isAnswered(PageRequested request) {
        @Nullable PageRevalidated page = announced.getIfPresent(request.id());
        if (page == null || page.asOf().isBefore(request.epoch())) {
            return false;
        }
        Instant staleFrom = page.renderedAt().plus(page.revalidateAfter());
        return clock.instant().isBefore(staleFrom) && request.requestedAt().isBefore(staleFrom);
    }
}
