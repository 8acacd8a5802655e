package dev.lockstep.render.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderCause;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the tests of requests begin with. */
public final class Requests {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Requests() {}

    public static PageRequested miss(String site, String path) {
        return request(site, path, RenderReason.MISS, 1, Held.NOTHING);
    }

    public static PageRequested request(String site, String path, RenderReason reason, long epoch, Held held) {
        return new PageRequested(
                new SiteId(site),
                new DeployId(site + "1"),
                PageKey.of(new CanonicalPath(path)),
                reason,
                new Epoch(epoch),
                held,
                NOON,
                NOON.plusSeconds(10));
    }

    /** The page that a request asks for, fresh for a minute. */
    public static PageRevalidated page(PageRequested request, long asOf, Instant renderedAt) {
        return new PageRevalidated(
                request.site(),
                request.deploy(),
                request.page(),
                200,
                new TreeMap<>(Map.of("content-type", "text/html; charset=utf-8")),
                new TreeSet<>(),
                new Blob(Digest.of("x".getBytes(UTF_8)), 1),
                new Epoch(asOf),
                renderedAt,
                Duration.ofMinutes(1),
                PageRevalidated.UNLIMITED,
                PageRevalidated.UNLIMITED,
                new RenderCause(request.reason(), request.epoch()),
                Duration.ofMillis(5),
                "worker");
    }

    public static Order order(PageRequested request) {
        return new Order(request, new Progress(0).take(0));
    }
}
