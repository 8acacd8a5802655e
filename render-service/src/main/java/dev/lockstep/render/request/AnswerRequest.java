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
 *
 * <p>Pages are taken back, too, and edges may have read that before this worker has. Whoever asks for a page after it was
 * made does not have it, though it was announced: it is announced again, after whatever took it back.
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
        @Nullable PageRevalidated page = announced.get(request.id());
        if (page == null || !answers(page, request)) {
            return render(request);
        }
        if (isMissing(page, request)) {
            announcer.announce(page);
        }
        return new RenderOutcome.Answered();
    }

    /** Some worker has announced a page: whoever takes over from another knows what that one had done. */
    public void announced(PageRevalidated page) {
        announced.merge(page.id(), page, (old, added) -> NEWER.compare(added, old) > 0 ? added : old);
    }

    /** A page was taken back: edges do not have it any more. */
    public void withdrawn(PageId page) {
        announced.remove(page);
    }

    /** What was announced may not be found any more: whoever asks for it from here on has it made anew. */
    public void forget() {
        announced.clear();
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

    /** Whoever asks after a page was made has read that it was taken back, or not yet that it was announced. */
    private static boolean isMissing(PageRevalidated page, PageRequested request) {
        return request.requestedAt().isAfter(page.renderedAt().plus(page.took()));
    }

    private boolean answers(PageRevalidated page, PageRequested request) {
        if (page.asOf().isBefore(request.epoch())) {
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
