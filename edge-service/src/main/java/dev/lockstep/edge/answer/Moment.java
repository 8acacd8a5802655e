package dev.lockstep.edge.answer;

import dev.lockstep.contracts.event.PageRevalidated;
import java.time.Duration;
import java.time.Instant;

/** What a reply says of its page at one moment: how old it is (RFC 9111 §5.1), and why it is this one (RFC 9211). */
public record Moment(PageRevalidated page, Instant now) {

    static final String AGE = "age";

    /** A page that is fresh. */
    public Reply hit(Reply reply) {
        return told(reply, hit());
    }

    String hit() {
        return "lockstep; hit; ttl=" + secondsLeft();
    }

    /** A page that is shown while another one is made. */
    public Reply stale(Reply reply) {
        return told(reply, "lockstep; hit; ttl=" + secondsLeft() + "; detail=stale");
    }

    /** The last good page, when no new one can be made (RFC 5861 §4). */
    public Reply insteadOfAnError(Reply reply) {
        return told(reply, "lockstep; hit; ttl=" + secondsLeft() + "; detail=stale-if-error");
    }

    /** A page that a visitor waited for, even if it took longer to make than it may be shown. */
    public Reply rendered(Reply reply) {
        return told(reply, "lockstep; fwd=miss; stored");
    }

    private Reply told(Reply reply, String cacheStatus) {
        return reply.with(Compose.CACHE_STATUS, cacheStatus).with(AGE, Long.toString(age()));
    }

    private long secondsLeft() {
        return Duration.between(now, page.staleFrom()).toSeconds();
    }

    /** Never negative: the worker's clock may be ahead of this one. */
    long age() {
        return Math.max(0, Duration.between(page.renderedAt(), now).toSeconds());
    }
}
