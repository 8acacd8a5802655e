package dev.lockstep.deploy.warmup;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderCause;
import dev.lockstep.contracts.event.RenderFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** What workers say of a render that was asked of them. */
final class Answer {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Digest BODY = Digest.of("page".getBytes(StandardCharsets.UTF_8));

    private Answer() {}

    static PageEvent page(PageRequested request, int status, long bytes) {
        return page(request, status, bytes, request.epoch());
    }

    static PageEvent page(PageRequested request, int status, long bytes, Epoch asOf) {
        return new PageRevalidated(
                request.site(),
                request.deploy(),
                request.page(),
                status,
                new TreeMap<>(),
                new TreeSet<>(),
                new Blob(BODY, bytes),
                asOf,
                NOON,
                Duration.ofMinutes(1),
                PageRevalidated.UNLIMITED,
                PageRevalidated.UNLIMITED,
                new RenderCause(request.reason(), request.epoch()),
                Duration.ofMillis(5),
                "worker");
    }

    static PageEvent failure(PageRequested request) {
        return new RenderFailed(
                request.site(),
                request.deploy(),
                request.page(),
                request.epoch(),
                new RenderCause(request.reason(), request.epoch()),
                Problem.of("no price", ""),
                List.of(),
                "",
                1,
                "worker",
                NOON);
    }
}
