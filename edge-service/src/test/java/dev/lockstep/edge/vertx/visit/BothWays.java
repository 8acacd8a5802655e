package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.published;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.PagesVisited;
import dev.lockstep.edge.FreePort;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.Shortcut;
import dev.lockstep.edge.door.vertx.Drain;
import dev.lockstep.edge.door.vertx.FrontDoor;
import dev.lockstep.edge.hit.Counts;
import dev.lockstep.edge.hit.Facts;
import dev.lockstep.edge.hit.PlainHits;
import dev.lockstep.edge.hit.Stock;
import dev.lockstep.edge.vertx.listen.DataPlane;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Two edges that know the same. One has a shortcut at its door. */
final class BothWays implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(NOON.plusSeconds(7), ZoneOffset.UTC);

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Limits LIMITS = new Limits(1_000, 8_000, 50, 100_000, LONG, LONG, 1_000, LONG, 50);

    final Way usual;
    final Way shortcut;
    final AtomicInteger taken = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();

    BothWays() throws IOException {
        usual = new Way(false);
        shortcut = new Way(true);
    }

    /** One of the edges, and where it listens. */
    final class Way {
        final MemoryEdge edge;
        final int port = FreePort.next();
        private final Visits visits;

        private Way(boolean isShort) throws IOException {
            SiteOfAllSorts site = new SiteOfAllSorts();
            edge = new MemoryEdge(Duration.ofMillis(1), CLOCK, site.blobs, site.first());
            edge.sites.apply(published("d1", 1));
            site.pages().forEach(edge.pages::keep);
            visits = edge.visits();
            FrontDoor.Orders orders = new FrontDoor.Orders(
                    _ -> false, isShort ? counted(hits()) : Shortcut.NONE, new Drain(Duration.ofMinutes(1)));
            FrontDoor door = new FrontDoor(LIMITS, new Refusals(), CLOCK, orders);
            var _ = DataPlane.start(vertx, "127.0.0.1", port, door, visits)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }

        private Shortcut hits() {
            Deciding deciding = visits.deciding();
            Writing writing = visits.writing();
            return new PlainHits(
                    new Facts(deciding.sites(), deciding.decide(), deciding.lease()),
                    new Stock(writing.prepared(), writing.bodies()),
                    new Counts(
                            visits.counts().pages(),
                            visits.counts().answers(),
                            visits.counts().times(),
                            visits.counts().clock()),
                    CLOCK);
        }

        /** What was counted of pages since the last time. */
        List<PagesVisited> visited() {
            return visits.counts().pages().tell(new EdgeId("edge"), NOON);
        }
    }

    private Shortcut counted(Shortcut hits) {
        return head -> {
            var said = hits.answer(head);
            if (said != null) {
                taken.incrementAndGet();
            }
            return said;
        };
    }

    @Override
    public void close() {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
