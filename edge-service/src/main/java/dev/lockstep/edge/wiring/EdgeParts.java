package dev.lockstep.edge.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.files.FileBlobStore;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.kafka.TopicsAtStart;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.ask.RefreshAhead;
import dev.lockstep.edge.body.Bodies;
import dev.lockstep.edge.explain.AnswerQuestion;
import dev.lockstep.edge.explain.ExplainPage;
import dev.lockstep.edge.explain.ExplainResponse;
import dev.lockstep.edge.kafka.EdgeLogs;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.page.Arrivals;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import dev.lockstep.edge.site.Manifests;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.site.json.StoredManifests;
import dev.lockstep.edge.sync.Progress;
import dev.lockstep.edge.vertx.HttpWorkers;
import dev.lockstep.edge.vertx.Visits;
import dev.lockstep.edge.visit.Tally;
import dev.lockstep.edge.visit.VisitCounts;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The parts of an edge, and which of them know each other. */
@Singleton
class EdgeParts {

    /** Twice what one deploy may have: some 400 bytes each. */
    private static final int FILES_KEPT = 100_000;

    private final EdgeConfig config;
    private final Executor blocking = Executors.newVirtualThreadPerTaskExecutor();

    EdgeParts(EdgeConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    BlobStore blobs() throws IOException {
        return new FileBlobStore(config.blobsDirectory());
    }

    @Produces
    @Singleton
    Manifests manifests(BlobStore blobs) {
        return new StoredManifests(blobs, FILES_KEPT);
    }

    @Produces
    @Singleton
    Sites sites(Manifests manifests) {
        return new Sites(manifests);
    }

    @Produces
    @Singleton
    Pages pages() {
        return new Pages();
    }

    @Produces
    @Singleton
    Lease lease() {
        return new Lease(config.edge().lease(), System::nanoTime);
    }

    @Produces
    @Singleton
    Progress progress(Sites sites, Lease lease) {
        return new Progress(new EdgeId(config.edge().id()), sites, lease);
    }

    @Produces
    @Singleton
    EdgeLogs logs(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Progress progress,
            Sites sites,
            Lease lease) {
        TopicsAtStart topics = new TopicsAtStart(
                kafka, config.topics().partitions(), config.topics().replication());
        return new EdgeLogs(kafka, topics, new EdgeId(config.edge().id()), progress, sites, lease);
    }

    @Produces
    @Singleton
    Asking asking(EdgeLogs logs) {
        return new Asking(
                logs.pageRequests(), config.edge().patience(), config.edge().mostWaiting());
    }

    @Produces
    @Singleton
    Arrivals arrivals(Sites sites, Pages pages, Asking asking) {
        return new Arrivals(sites, pages, asking, clock());
    }

    @Produces
    @Singleton
    Decide decide(Pages pages) {
        return new Decide(pages);
    }

    @Produces
    @Singleton
    ExplainPage explainPage(Decide decide, Pages pages, Asking asking) {
        return new ExplainPage(decide, pages, asking);
    }

    @Produces
    @Singleton
    ExplainResponse explainResponse(ExplainPage explain) {
        return new ExplainResponse(new EdgeId(config.edge().id()), explain);
    }

    @Produces
    @Singleton
    AnswerQuestion answerQuestion(Sites sites, Manifests manifests, Pages pages, ExplainPage explain) {
        return new AnswerQuestion(sites, manifests, pages, explain);
    }

    @Produces
    @Singleton
    VisitCounts visitCounts() {
        return new VisitCounts();
    }

    @Produces
    @Singleton
    Bodies bodies(BlobStore blobs) {
        return new Bodies(blobs, config.edge().bodyMemory().asLongValue(), blocking);
    }

    @Produces
    @Singleton
    Visits.Counts counts(VisitCounts pages) {
        EdgeConfig.Ahead ahead = config.edge().ahead();
        return new Visits.Counts(pages, new Tally(), new RefreshAhead(ahead.visits(), ahead.perSecond()));
    }

    @Produces
    @Singleton
    PassOn passOn(Vertx vertx) {
        EdgeConfig.Passes passes = config.edge().passes();
        return new PassOn(
                new HttpWorkers(vertx, new HttpWorkers.Timeouts(passes.connect(), passes.silence()), passes.most()),
                new Rotation(config.edge().workers().orElse(List.of()), clock()),
                passes.most());
    }

    @Produces
    @Singleton
    Visits visits(
            Sites sites,
            Manifests manifests,
            Decide decide,
            Asking asking,
            PassOn passOn,
            Bodies bodies,
            Visits.Counts counts,
            ExplainResponse explain,
            Lease lease) {
        return new Visits(
                sites,
                manifests,
                decide,
                asking,
                passOn,
                bodies,
                counts,
                explain,
                lease,
                config.edge().patience(),
                blocking,
                clock());
    }
}
