package dev.lockstep.edge.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.answer.Prepared;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.ask.RefreshAhead;
import dev.lockstep.edge.body.Bodies;
import dev.lockstep.edge.cache.HttpCache;
import dev.lockstep.edge.continuity.CatchingUp;
import dev.lockstep.edge.explain.ExplainPage;
import dev.lockstep.edge.explain.ExplainResponse;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import dev.lockstep.edge.preview.Passwords;
import dev.lockstep.edge.preview.Unlock;
import dev.lockstep.edge.site.Manifests;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.skew.EarlierFiles;
import dev.lockstep.edge.skew.Pins;
import dev.lockstep.edge.skew.Retention;
import dev.lockstep.edge.vertx.pass.HttpWorkers;
import dev.lockstep.edge.vertx.visit.Counting;
import dev.lockstep.edge.vertx.visit.Deciding;
import dev.lockstep.edge.vertx.visit.Journeys;
import dev.lockstep.edge.vertx.visit.Receiving;
import dev.lockstep.edge.vertx.visit.Visits;
import dev.lockstep.edge.vertx.visit.Waiting;
import dev.lockstep.edge.vertx.visit.Writing;
import dev.lockstep.edge.visit.Tally;
import dev.lockstep.edge.visit.VisitCounts;
import dev.lockstep.edge.visit.metrics.MeteredVisits;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** What receives visitors, put together of the parts of an edge. */
@Singleton
class VisitParts {

    /** Some thousands of heads: far more are asked for rarely than often. */
    private static final long HEAD_MEMORY_BYTES = 4L << 20;

    private final EdgeConfig config;
    private final Clock clock;
    private final Executor blocking = Executors.newVirtualThreadPerTaskExecutor();

    VisitParts(EdgeConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Deciding deciding(Sites sites, Manifests manifests, Decide decide, Lease lease) {
        EdgeConfig.Earlier kept = config.edge().earlier();
        Retention retention = new Retention(kept.deploys(), kept.age());
        Unlock unlock = new Unlock(new Passwords(blocking, UUID.randomUUID().toString()));
        EarlierFiles earlier = new EarlierFiles(sites, manifests, retention);
        return new Deciding(
                sites, manifests, decide, earlier, new Deciding.Showing(unlock, new Pins(sites, retention)), lease);
    }

    @Produces
    @Singleton
    Waiting waiting(Asking asking, CatchingUp catchingUp, Journeys journeys) {
        return new Waiting(asking, config.edge().patience(), catchingUp, journeys);
    }

    @Produces
    @Singleton
    Writing writing(BlobStore blobs, PassOn passOn, HttpCache kept, ExplainPage explain) {
        return new Writing(
                new Prepared(HEAD_MEMORY_BYTES),
                new Bodies(blobs, config.edge().bodyMemory().asLongValue(), blocking),
                passOn,
                kept,
                new ExplainResponse(new EdgeId(config.edge().id()), explain));
    }

    @Produces
    @Singleton
    PassOn passOn(Vertx vertx) {
        EdgeConfig.Passes passes = config.edge().passes();
        return new PassOn(
                new HttpWorkers(vertx, new HttpWorkers.Timeouts(passes.connect(), passes.silence()), passes.most()),
                new Rotation(config.edge().workers().orElse(List.of()), clock),
                passes.most());
    }

    @Produces
    @Singleton
    HttpCache kept() {
        EdgeConfig.Kept kept = config.edge().kept();
        return new HttpCache(new HttpCache.Limits(
                kept.memory().asLongValue(),
                kept.largest().asLongValue(),
                config.edge().mostWaiting()));
    }

    @Produces
    @Singleton
    VisitCounts visitCounts() {
        return new VisitCounts();
    }

    @Produces
    @Singleton
    Counting counts(VisitCounts pages, MeterRegistry registry, MetricsConfig metrics, Sites sites) {
        EdgeConfig.Ahead ahead = config.edge().ahead();
        return new Counting(
                pages,
                new Tally(),
                new RefreshAhead(ahead.visits(), ahead.perSecond()),
                new MeteredVisits(registry, metrics.sites(), sites::name),
                System::nanoTime);
    }

    @Produces
    @Singleton
    Visits visits(Receiving receiving, Deciding deciding, Waiting waiting, Writing writing, Counting counts) {
        return new Visits(receiving, deciding, waiting, writing, counts, blocking, clock);
    }
}
