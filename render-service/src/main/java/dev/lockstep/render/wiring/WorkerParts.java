package dev.lockstep.render.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.files.FileBlobStore;
import dev.lockstep.contracts.manifest.json.ManifestJson;
import dev.lockstep.contracts.outbound.AllowedHosts;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.http.HttpOutbound;
import dev.lockstep.render.content.DeployContents;
import dev.lockstep.render.data.PageData;
import dev.lockstep.render.data.http.HttpPageData;
import dev.lockstep.render.page.MakePage;
import dev.lockstep.render.page.RenderPage;
import dev.lockstep.render.request.AnswerRequest;
import dev.lockstep.render.request.kafka.KafkaAnnouncer;
import dev.lockstep.render.site.KnownSites;
import dev.lockstep.render.template.qute.QuteTemplates;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** The parts of a worker, and which of them know each other. */
@Singleton
class WorkerParts {

    private final WorkerConfig config;
    private final Clock clock = Clock.systemUTC();

    WorkerParts(WorkerConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    KnownSites sites() {
        return new KnownSites();
    }

    @Produces
    @Singleton
    BlobStore blobs() throws IOException {
        return new FileBlobStore(config.blobs().directory());
    }

    @Produces
    @Singleton
    HttpOutbound outbound() {
        return new HttpOutbound(AllowedHosts.of(config.data().allowedHosts().orElse(List.of())));
    }

    void close(@Disposes HttpOutbound outbound) {
        outbound.close();
    }

    @Produces
    @Singleton
    PageData data(HttpOutbound outbound) {
        WorkerConfig.Data data = config.data();
        return new HttpPageData(
                outbound, new FetchLimits(data.timeout(), data.maxBytes().asLongValue()));
    }

    @Produces
    @Singleton
    KafkaAnnouncer announcer(KafkaClients kafka) {
        return new KafkaAnnouncer(kafka.producer(), config.worker(), clock);
    }

    @Produces
    @Singleton
    AnswerRequest answer(KnownSites sites, BlobStore blobs, PageData data, KafkaAnnouncer announcer) {
        DeployContents contents = new DeployContents(blobs, ManifestJson::read, QuteTemplates::new);
        MakePage make = new MakePage(data, blobs, config.worker(), clock);
        return new AnswerRequest(new RenderPage(sites, contents, make, clock)::render, announcer, clock);
    }
}
