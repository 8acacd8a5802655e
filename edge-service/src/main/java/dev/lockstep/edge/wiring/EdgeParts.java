package dev.lockstep.edge.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.BlobTraffic;
import dev.lockstep.contracts.blob.CountedBlobStore;
import dev.lockstep.contracts.blob.metrics.BlobMeters;
import dev.lockstep.contracts.blob.wiring.BlobsConfig;
import dev.lockstep.contracts.blob.wiring.OpenBlobs;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.kafka.TopicsAtStart;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.ask.Places;
import dev.lockstep.edge.body.files.CopiedBlobStore;
import dev.lockstep.edge.continuity.CatchingUp;
import dev.lockstep.edge.explain.AnswerQuestion;
import dev.lockstep.edge.explain.ExplainPage;
import dev.lockstep.edge.kafka.EdgeLogs;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.page.Arrivals;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.site.Fetching;
import dev.lockstep.edge.site.Manifests;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.site.json.StoredManifests;
import dev.lockstep.edge.sync.Progress;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** What an edge knows and asks for, and which parts of it know each other. */
@Singleton
class EdgeParts {

    /** Twice what one deploy may have: some 400 bytes each. */
    private static final int FILES_KEPT = 100_000;

    private final EdgeConfig config;

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
    BlobStore blobs(BlobsConfig stored, BlobTraffic traffic) throws IOException {
        BlobStore store = new CountedBlobStore(OpenBlobs.of(stored), traffic);
        EdgeConfig.Copies copies = config.edge().copies();
        return OpenBlobs.isBucket(stored)
                ? new CopiedBlobStore(store, copies.directory(), copies.size().asLongValue())
                : store;
    }

    @Produces
    @Singleton
    BlobTraffic blobTraffic() {
        return new BlobTraffic();
    }

    @Produces
    @Singleton
    BlobMeters blobMeters(BlobTraffic traffic) {
        return new BlobMeters(traffic);
    }

    @Produces
    @Singleton
    Manifests manifests(BlobStore blobs) {
        return new StoredManifests(blobs, FILES_KEPT);
    }

    @Produces
    @Singleton
    Sites sites(Manifests manifests) {
        return new Sites(manifests, Fetching.sideBySide());
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
            Lease lease,
            CatchingUp catchingUp) {
        TopicsAtStart topics = new TopicsAtStart(
                kafka, config.topics().partitions(), config.topics().replication());
        return new EdgeLogs(kafka, topics, new EdgeId(config.edge().id()), progress, sites, lease, catchingUp);
    }

    @Produces
    @Singleton
    CatchingUp catchingUp(Sites sites, Lease lease) {
        EdgeConfig.CatchingUp limits = config.edge().catchingUp();
        return new CatchingUp(sites, lease, new Places(limits.mostWaiting()), limits.patience());
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
    AnswerQuestion answerQuestion(Sites sites, Manifests manifests, Pages pages, ExplainPage explain) {
        return new AnswerQuestion(sites, manifests, pages, explain);
    }
}
