package dev.lockstep.platform.measure.wiring;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderCause;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.platform.measure.Patience;
import dev.lockstep.platform.measure.http.Metrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Makes pages known to every edge that nobody has rendered: what they hold of one is the same. */
record KnownPages(Stand stand, SiteId site, DeployId deploy) {

    /** Later than all that happens in a measurement, so that the pages stay valid. */
    private static final Epoch AS_OF = new Epoch(1_000_000);

    private static final Instant RENDERED_AT = Instant.parse("2026-03-01T12:00:00.123456Z");

    /** Returns once every edge knows pages {@code from} to {@code to}, and all before them. */
    void make(int from, int to) throws IOException, InterruptedException {
        stand.pageLog().announce(IntStream.range(from, to).mapToObj(this::page));
        for (Service edge : stand.platform().edges()) {
            Patience.until(() -> Metrics.of(edge.operations()).value("lockstep_known_pages") >= to);
        }
    }

    private PageRevalidated page(int number) {
        return new PageRevalidated(
                site,
                deploy,
                PageKey.of(new CanonicalPath("/known/" + number)),
                200,
                new TreeMap<>(Map.of("content-type", "text/html; charset=utf-8")),
                new TreeSet<>(Set.of("known", "page:" + number)),
                new Blob(Digest.of(Integer.toString(number).getBytes(StandardCharsets.US_ASCII)), 24_000),
                AS_OF,
                RENDERED_AT.plusMillis(number),
                Duration.ofHours(1),
                PageRevalidated.UNLIMITED,
                PageRevalidated.UNLIMITED,
                new RenderCause(RenderReason.MISS, AS_OF),
                Duration.ofMillis(50),
                "render-1");
    }
}
