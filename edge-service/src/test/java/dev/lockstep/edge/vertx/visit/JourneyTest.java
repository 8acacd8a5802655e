package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.trace.RememberedTracing;
import dev.lockstep.contracts.trace.RememberedTracing.Remembered;
import dev.lockstep.contracts.trace.Trace;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static final Trace RENDER = RememberedTracing.trace(7);
    private static final Trace VISITORS = RememberedTracing.trace(8);

    private final Visiting visiting = new Visiting();
    private final RememberedTracing tracing = new RememberedTracing();
    private final List<Trace> asked = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        visiting.close();
    }

    @Test
    void whatIsAskedForOnBehalfOfAVisitorBelongsToTheirTrace() throws IOException {
        // Given a worker who answers as part of a trace, once the visitor waits
        MemoryEdge edge = edge(NOON, false);
        edge.askFrom(_ -> {
            asked.add(Trace.current());
            requireNonNull(Vertx.currentContext()).runOnContext(_ -> RENDER.run(() -> land(edge)));
        });

        // When somebody visits a page that is not there
        String answer = visit(edge);

        // Then it was asked for as part of the visit, which knows who made the page
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        Remembered visit = tracing.begun().getFirst();
        assertThat(tracing.begun()).hasSize(1);
        assertThat(asked).containsExactly(visit.trace());
        assertThat(visit.parent()).isEqualTo(Trace.NONE);
        assertThat(visit.notes())
                .containsEntry("lockstep.site", "shop")
                .containsEntry("lockstep.deploy", "d1")
                .containsEntry("lockstep.epoch", "1")
                .containsEntry("lockstep.outcome", "miss");
        assertThat(visit.links()).containsExactly(RENDER);
        assertThat(visit.hasEnded()).isTrue();
    }

    @Test
    void aVisitThatIsAnsweredFromMemoryIsNotTraced() throws IOException {
        MemoryEdge edge = edge(NOON, true);
        land(edge);

        assertThat(visit(edge)).startsWith("HTTP/1.1 200 ");

        assertThat(tracing.begun()).isEmpty();
    }

    @Test
    void whoIsShownAStalePageIsNotTracedNorIsItsRenewalPartOfAnything() throws IOException {
        MemoryEdge edge = edge(NOON.plus(Duration.ofDays(1)), true);
        edge.askFrom(_ -> asked.add(Trace.current()));
        land(edge);

        assertThat(visit(edge)).startsWith("HTTP/1.1 200 ");

        assertThat(asked).containsExactly(Trace.NONE);
        assertThat(tracing.begun()).isEmpty();
    }

    @Test
    void aVisitorMayNameTheTraceOnlyWhereTheyAreTrusted() throws IOException {
        MemoryEdge trusting = edge(NOON, true);
        MemoryEdge doubting = edge(NOON, false);

        assertThat(visit(trusting)).startsWith("HTTP/1.1 504 ");
        assertThat(visit(doubting)).startsWith("HTTP/1.1 504 ");

        assertThat(tracing.begun()).extracting(Remembered::parent).containsExactly(VISITORS, Trace.NONE);
        assertThat(tracing.begun()).allSatisfy(visit -> {
            assertThat(visit.failure()).isEqualTo("TOO_LATE");
            assertThat(visit.hasEnded()).isTrue();
        });
    }

    private MemoryEdge edge(Instant now, boolean trustsVisitors) {
        MemoryEdge edge = new MemoryEdge(Duration.ofMillis(50), Clock.fixed(now, ZoneOffset.UTC));
        edge.sites.apply(published("d1", 1));
        edge.trace(new Journeys(tracing, trustsVisitors));
        return edge;
    }

    private static void land(MemoryEdge edge) {
        PageRevalidated page = page("d1", 1, NOON);
        try {
            edge.blobs.put(new ByteArrayInputStream(("page of d1" + 1 + NOON).getBytes(UTF_8)));
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
        edge.pages.keep(page);
        edge.asking.landed(page);
    }

    private String visit(MemoryEdge edge) throws IOException {
        return visiting.visit(edge.visits(), "shop.localhost", "/products/7", Trace.FIELD + ": " + VISITORS.parent());
    }
}
