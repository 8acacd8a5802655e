package dev.lockstep.contracts.event;

import java.time.Instant;

/** What little a renderer has to know of the page that it is to replace. */
public record Held(Instant renderedAt, long bodyBytes) {

    /** Whoever asks has no page that could be served. */
    public static final Held NOTHING = new Held(Instant.EPOCH, 0);

    public static Held of(PageRevalidated page) {
        return new Held(page.renderedAt(), page.body().sizeBytes());
    }
}
