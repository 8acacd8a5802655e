package dev.lockstep.render.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.BlobTraffic;
import dev.lockstep.contracts.blob.CountedBlobStore;
import dev.lockstep.contracts.blob.metrics.BlobMeters;
import dev.lockstep.contracts.blob.wiring.BlobsConfig;
import dev.lockstep.contracts.blob.wiring.OpenBlobs;
import dev.lockstep.contracts.encoding.EncodeBlob;
import dev.lockstep.contracts.encoding.codec.Encoders;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.manifest.json.ManifestJson;
import dev.lockstep.contracts.outbound.AllowedHosts;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.http.HttpForwarding;
import dev.lockstep.contracts.outbound.http.HttpOutbound;
import dev.lockstep.contracts.trace.Tracing;
import dev.lockstep.render.content.DeployContents;
import dev.lockstep.render.data.PageData;
import dev.lockstep.render.data.TracedOutbound;
import dev.lockstep.render.data.http.HttpPageData;
import dev.lockstep.render.page.EncodePage;
import dev.lockstep.render.page.Guardrails;
import dev.lockstep.render.page.MakePage;
import dev.lockstep.render.page.Origins;
import dev.lockstep.render.page.RenderPage;
import dev.lockstep.render.page.Renderers;
import dev.lockstep.render.pass.PassRequest;
import dev.lockstep.render.pass.Passers;
import dev.lockstep.render.pass.Room;
import dev.lockstep.render.pass.Welcome;
import dev.lockstep.render.pass.vertx.PassDrain;
import dev.lockstep.render.request.AnswerRequest;
import dev.lockstep.render.request.Failures;
import dev.lockstep.render.request.Limits;
import dev.lockstep.render.request.Outcomes;
import dev.lockstep.render.request.Renderer;
import dev.lockstep.render.request.Retries;
import dev.lockstep.render.request.Workshop;
import dev.lockstep.render.request.faulttolerance.CircuitBreakers;
import dev.lockstep.render.request.kafka.KafkaAnnouncer;
import dev.lockstep.render.site.KnownSites;
import dev.lockstep.render.template.FillTemplate;
import dev.lockstep.render.template.TemplatePages;
import dev.lockstep.render.template.TemplatePasses;
import dev.lockstep.render.template.qute.QuteTemplates;
import dev.lockstep.render.upstream.AskUpstream;
import dev.lockstep.render.upstream.ForwardUpstream;
import dev.lockstep.render.upstream.OriginPages;
import dev.lockstep.render.upstream.OriginPasses;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;

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
    PassDrain passDrain() {
        return new PassDrain();
    }

    @Produces
    @Singleton
    Welcome welcome() {
        return new Welcome();
    }

    @Produces
    @Singleton
    KnownSites sites() {
        return new KnownSites();
    }

    @Produces
    @Singleton
    BlobStore blobs(BlobsConfig stored, BlobTraffic traffic) throws IOException {
        return new CountedBlobStore(OpenBlobs.of(stored), traffic);
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
    HttpOutbound outbound() {
        return new HttpOutbound(AllowedHosts.of(config.data().allowedHosts().orElse(List.of())));
    }

    void close(@Disposes HttpOutbound outbound) {
        outbound.close();
    }

    @Produces
    @Singleton
    TracedOutbound tracedOutbound(HttpOutbound outbound, Tracing tracing, TracingConfig config) {
        return new TracedOutbound(outbound, tracing, config.tellSources());
    }

    @Produces
    @Singleton
    PageData data(TracedOutbound outbound) {
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
    HttpForwarding forwarding() {
        return new HttpForwarding(
                AllowedHosts.of(config.data().allowedHosts().orElse(List.of())),
                config.passes().most());
    }

    void close(@Disposes HttpForwarding forwarding) {
        forwarding.close();
    }

    @Produces
    @Singleton
    FillTemplate templates(PageData data) {
        return new FillTemplate(QuteTemplates::new, data);
    }

    @Produces
    @Singleton
    RunningServers.Serving serving(RunningServers servers, BlobStore blobs) throws IOException {
        return servers.serve(blobs);
    }

    @Produces
    @Singleton
    Renderers renderers(
            TracedOutbound outbound, FillTemplate templates, BlobStore blobs, RunningServers.Serving servers) {
        FetchLimits limits = new FetchLimits(config.data().timeout(), Guard.MAX_BYTES);
        return new Renderers(
                new TemplatePages(templates, blobs),
                new OriginPages(new AskUpstream(outbound, blobs, limits)),
                servers.pages());
    }

    @Produces
    @Singleton
    Passers passers(
            HttpForwarding forwarding, FillTemplate templates, BlobStore blobs, RunningServers.Serving servers) {
        return new Passers(
                new TemplatePasses(templates, blobs),
                new OriginPasses(new ForwardUpstream(forwarding, config.passes().silence())),
                servers.passes());
    }

    @Produces
    @Singleton
    Room room() {
        return new Room(config.passes().most(), config.passes().perSite());
    }

    @Produces
    @Singleton
    PassRequest pass(KnownSites sites, DeployContents contents, Passers passers, Room room) {
        return new PassRequest(sites, contents, passers, room, config.passes().patience());
    }

    @Produces
    @Singleton
    DeployContents contents(BlobStore blobs) {
        return new DeployContents(blobs, ManifestJson::read);
    }

    @Produces
    @Singleton
    Workshop.Rules rules(KnownSites sites, DeployContents contents) {
        WorkerConfig.Render render = config.render();
        return new Workshop.Rules(
                new Limits(render.atOnce(), render.perSite(), render.perOrigin(), render.waiting()),
                new Retries(render.attempts(), render.firstPause()),
                new Origins(sites, contents)::of,
                new Failures(config.worker(), clock),
                sites::allowance);
    }

    @Produces
    @Singleton
    RenderPage render(KnownSites sites, DeployContents contents, MakePage make, BlobStore blobs) {
        EncodePage encode = new EncodePage(new EncodeBlob(blobs, Encoders.ofThisMachine()));
        return new RenderPage(sites, contents, make, new Guardrails(blobs, clock), encode, clock);
    }

    @Produces
    @Singleton
    AnswerRequest answer(RenderPage render, Workshop.Rules rules, KafkaAnnouncer announcer) {
        WorkerConfig.Breaker breaker = config.render().breaker();
        Renderer renderer = new CircuitBreakers(
                render::render,
                rules.origins(),
                rules.failures(),
                new CircuitBreakers.Settings(breaker.renders(), breaker.failureRatio(), breaker.pause()));
        return new AnswerRequest(renderer, announcer, clock);
    }

    @Produces
    @Singleton
    MakePage make(Renderers renderers, KnownSites sites) {
        return new MakePage(renderers, sites, config.worker(), clock);
    }

    @Produces
    @Singleton
    Workshop.Witnesses witnesses(KafkaAnnouncer announcer, Outcomes outcomes, Tracing tracing) {
        return new Workshop.Witnesses(announcer, outcomes, tracing);
    }

    @Produces
    @Singleton
    Workshop workshop(Workshop.Rules rules, AnswerRequest answer, Workshop.Witnesses witnesses) {
        return new Workshop(rules, answer, witnesses, Executors.newVirtualThreadPerTaskExecutor(), clock);
    }
}
