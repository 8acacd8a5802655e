package dev.lockstep.render.request;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.render.page.RenderOutcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests. All requests for a page come to one worker, which makes it once at a time, so that what was
 * announced tells whether another render is needed: not if it had seen the epoch that the request names, and is later
 * than the page that is to be replaced or, where there is none, still fresh. A request that comes while a render is under
 * way may therefore need one more.
 */
public final class AnswerRequest {

    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final Comparator<PageRevalidated> NEWER =
            Comparator.comparing(PageRevalidated::asOf).thenComparing(PageRevalidated::renderedAt);

    private final Renderer renderer;
    private final Announcer announcer;
    private final Clock clock;
    private final ConcurrentMap<PageId, PageRevalidated> announced = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .<PageId, PageRevalidated>build()
            .asMap();

    public AnswerRequest(Renderer renderer, Announcer announcer, Clock clock) {
        this.renderer = renderer;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** Never twice at once for one page. Only what succeeds is announced: what fails may be tried again. */
    public RenderOutcome answer(PageRequested request) throws IOException, InterruptedException {
        return isAnswered(request) ? new RenderOutcome.Answered() : render(request);
    }

    /** Some worker has announced a page: whoever takes over from another knows what that one had done. */
    public void announced(PageRevalidated page) {
        announced.merge(page.id(), page, (old, added) -> NEWER.compare(added, old) > 0 ? added : old);
    }

    /** Remembered only once announced: whoever is told "answered" must find the page. */
    private RenderOutcome render(PageRequested request) throws IOException, InterruptedException {
        RenderOutcome outcome = renderer.render(request);
        if (outcome instanceof RenderOutcome.Rendered(PageRevalidated page)) {
            announcer.announce(page);
            announced(page);
        }
        return outcome;
    }

    private boolean isAnswered(PageRequested request) {
        @Nullable PageRevalidated page = announced.get(request.id());
        if (page == null || page.asOf().isBefore(request.epoch())) {
            return false;
        }
        return request.held().equals(Held.NOTHING)
                ? isFresh(page, request)
                : page.renderedAt().isAfter(request.held().renderedAt());
    }

    /** By whichever clock is ahead, the edge's or this one: a page that one of them finds stale is made anew. */
    private boolean isFresh(PageRevalidated page, PageRequested request) {
        Instant staleFrom = page.renderedAt().plus(page.revalidateAfter());
        return clock.instant().isBefore(staleFrom) && request.requestedAt().isBefore(staleFrom);
    }
}
