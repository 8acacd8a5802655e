package dev.lockstep.deploy.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesVisited;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.RenderCause;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.RoutePattern;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.contracts.manifest.Variants;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.MemoryDeployStore;
import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.outbox.MemoryOutbox;
import dev.lockstep.deploy.publish.BeginWarmUp;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.PublishWish;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.publish.SiteEvents;
import dev.lockstep.deploy.site.MemorySiteStore;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteAddresses;
import dev.lockstep.deploy.site.SiteSettings;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.visit.HotPages;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PublishWarmTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor OWNER = new Actor("owner");
    private static final Digest MANIFEST = Digest.of("manifest".getBytes(StandardCharsets.UTF_8));
    private static final DeployId ONE = new DeployId("d1");
    private static final DeployId TWO = new DeployId("d2");

    /** Long enough for workers that answer at once, and no longer than a test may take for those that do not. */
    private static final WarmUpWish WISH = new WarmUpWish(2, Duration.ofMillis(50), 100);

    private static final WarmUpWish GATED = new WarmUpWish(20, Duration.ofMillis(50), 20);

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryDeployStore deploys = new MemoryDeployStore(transactions);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final HotPages hot = new HotPages(clock);
    private final MemoryWorkers workers = new MemoryWorkers();
    private final SiteEvents events = new SiteEvents(new SiteAddresses(new Settings()));
    private final PublishDeploy publish =
            new PublishDeploy(sites, deploys, outbox, entry -> {}, transactions, events, clock);
    private final PublishWarm warm = new PublishWarm(
            sites,
            deploys,
            digest -> manifest(),
            new PlanWarmUp(hot),
            new WarmPages(workers, deploys, transactions, clock, System::nanoTime),
            new BeginWarmUp(sites, deploys, outbox, entry -> {}, transactions, events, clock),
            publish);
    private final SiteId site = Sites.add(sites, transactions);

    PublishWarmTest() {
        workers.answer(request -> List.of(page(request, 200, 5)));
    }

    @Test
    void whenNobodyAsksForPagesADeployIsPublishedAtOnce() {
        ready(ONE);

        assertThat(publish(ONE, WISH)).isInstanceOf(PublishDeploy.Outcome.Live.class);

        assertThat(workers.asked()).isEmpty();
        assertThat(site().epoch()).isEqualTo(new Epoch(1));
    }

    @Test
    void aDeployIsPublishedOnceTheHottestPagesAreRendered() {
        live(ONE);
        ready(TWO);
        visited(ONE, 200, "/products/1", "/products/2", "/products/3");
        List<Boolean> liveWhenAsked = new ArrayList<>();
        workers.answer(request -> {
            liveWhenAsked.add(site().pointer().live().shows(TWO));
            return List.of(page(request, 200, 5));
        });

        assertThat(publish(TWO, WISH)).isInstanceOf(PublishDeploy.Outcome.Live.class);

        assertThat(liveWhenAsked).containsExactly(false, false);
        assertThat(workers.asked()).allSatisfy(request -> {
            assertThat(request.deploy()).isEqualTo(TWO);
            assertThat(request.reason()).isEqualTo(RenderReason.WARM_UP);
            assertThat(request.epoch()).isEqualTo(new Epoch(1));
        });
        assertThat(deploy(TWO).warmUp()).satisfies(progress -> {
            assertThat(progress.of()).isEqualTo(2);
            assertThat(progress.asked()).isEqualTo(2);
            assertThat(progress.rendered()).isEqualTo(2);
            assertThat(progress.failed()).isZero();
        });
        assertThat(site().epoch()).isEqualTo(new Epoch(2));
    }

    @Test
    void aRollbackFirstLeavesOldPagesBehindAndIsPublishedWithThoseThatWereRenderedSince() {
        live(ONE);
        live(TWO);
        visited(TWO, 200, "/products/1");

        publish(ONE, WISH);

        assertThat(workers.asked())
                .singleElement()
                .satisfies(request -> assertThat(request.epoch()).isEqualTo(new Epoch(3)));
        List<SiteEvent> told = outbox.events();
        assertThat(told.get(told.size() - 2)).isInstanceOfSatisfying(DeployReady.class, left -> {
            assertThat(left.epoch()).isEqualTo(new Epoch(3));
            assertThat(left.pagesValidFrom()).isEqualTo(new Epoch(3));
        });
        assertThat(told.getLast()).isInstanceOfSatisfying(DeployPublished.class, published -> {
            assertThat(published.cause()).isEqualTo(PublishCause.ROLLBACK);
            assertThat(published.epoch()).isEqualTo(new Epoch(4));
            assertThat(published.pagesValidFrom()).isEqualTo(new Epoch(3));
        });
    }

    @Test
    void aFrozenRollbackLeavesNothingBehind() {
        live(ONE);
        live(TWO);
        visited(TWO, 200, "/products/1");

        var _ = warm.prepare(site(), new PublishWish(ONE, RollbackData.FROZEN, WISH, Expectation.any()), OWNER)
                .get();

        assertThat(outbox.events().getLast()).isInstanceOfSatisfying(DeployPublished.class, published -> {
            assertThat(published.epoch()).isEqualTo(new Epoch(3));
            assertThat(published.pagesValidFrom()).isEqualTo(Epoch.ZERO);
        });
    }

    @Test
    void whatIsNotRenderedInTimeDelaysNobodyWithoutAGate() {
        live(ONE);
        ready(TWO);
        visited(ONE, 200, "/products/1");
        workers.answer(request -> List.of());

        assertThat(publish(TWO, WISH)).isInstanceOf(PublishDeploy.Outcome.Live.class);

        assertThat(deploy(TWO).warmUp().failed()).isEqualTo(1);
        assertThat(deploy(TWO).warmUp().faults())
                .containsExactly(Problem.of("/products/1 was not rendered in time", ""));
    }

    @Test
    void aGateLeavesTheSiteAsItIsAndTheDeployReady() {
        live(ONE);
        ready(TWO);
        visited(ONE, 200, "/products/1", "/products/2", "/products/3", "/products/4");
        workers.answer(request -> List.of(
                switch (request.page().text()) {
                    case "/products/1" -> failure(request);
                    case "/products/2" -> page(request, 200, 0);
                    case "/products/3" -> page(request, 404, 5);
                    default -> page(request, 200, 5);
                }));

        PublishDeploy.Outcome outcome = publish(TWO, GATED);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PublishDeploy.Outcome.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        Refusal.Gated.class,
                                        gated -> assertThat(gated.problems())
                                                .extracting(Problem::reason)
                                                .containsExactlyInAnyOrder(
                                                        "/products/1 no price",
                                                        "/products/2 is empty",
                                                        "/products/3 answers 404 where the live deploy answers 200")));
        assertThat(site().pointer().live().shows(ONE)).isTrue();
        assertThat(deploy(TWO).state()).isEqualTo(new DeployState.Ready(MANIFEST));
    }

    @Test
    void aGateLetsAShareFail() {
        live(ONE);
        ready(TWO);
        visited(ONE, 200, "/products/1", "/products/2", "/products/3", "/products/4", "/products/5");
        workers.answer(request ->
                List.of(request.page().text().equals("/products/1") ? failure(request) : page(request, 200, 5)));

        assertThat(publish(TWO, GATED)).isInstanceOf(PublishDeploy.Outcome.Live.class);
    }

    @Test
    void anEarlierRenderOfAPageIsNotTakenForTheOneThatWasAskedFor() {
        live(ONE);
        live(TWO);
        visited(TWO, 200, "/products/1");
        workers.answer(request -> List.of(page(request, 404, 5, new Epoch(2)), page(request, 200, 5)));

        assertThat(publish(ONE, GATED)).isInstanceOf(PublishDeploy.Outcome.Live.class);
    }

    @Test
    void pagesThatTheDeployDoesNotMakeOrThatAreNoneAreNotAskedFor() {
        live(ONE);
        ready(TWO);
        visited(ONE, 404, "/products/1");
        visited(ONE, 200, "/elsewhere");

        publish(TWO, WISH);

        assertThat(workers.asked()).isEmpty();
    }

    @Test
    void whoeverComesAfterACrashGoesOn() {
        live(ONE);
        ready(TWO);
        visited(ONE, 200, "/products/1");
        warming(TWO);

        assertThat(warm.resume(TWO, OWNER)).isInstanceOf(PublishDeploy.Outcome.Live.class);
        assertThat(warm.resume(TWO, OWNER)).isInstanceOf(PublishDeploy.Outcome.Live.class);

        assertThat(site().pointer().live().shows(TWO)).isTrue();
        assertThat(site().epoch()).isEqualTo(new Epoch(2));
    }

    @Test
    void aRollbackThatWasLeftByACrashDoesNotUndoWhatWasPublishedSince() {
        live(ONE);
        live(TWO);
        transactions.run(() -> deploys.save(deploy(ONE)
                .become(new DeployState.Warming(MANIFEST), NOON)
                .warmed(WarmUp.wished(WISH).begin(1, NOON.minusSeconds(30)), NOON)));

        assertThat(warm.resume(ONE, OWNER)).isEqualTo(new PublishDeploy.Outcome.Refused(new Refusal.Overtaken(ONE)));

        assertThat(site().pointer().live().shows(TWO)).isTrue();
        assertThat(deploy(ONE).state()).isEqualTo(new DeployState.Ready(MANIFEST));
    }

    private PublishDeploy.Outcome publish(DeployId deploy, WarmUpWish wish) {
        return warm.prepare(site(), new PublishWish(deploy, RollbackData.CURRENT, wish, Expectation.any()), OWNER)
                .get();
    }

    private void ready(DeployId id) {
        Deploy deploy =
                Deploy.create(id, site, new Intent(false, "", ""), NOON).become(new DeployState.Ready(MANIFEST), NOON);
        transactions.run(() -> deploys.add(deploy));
    }

    private void live(DeployId id) {
        ready(id);
        assertThat(publish.publish(site, PublishWish.atOnce(id, RollbackData.CURRENT), OWNER))
                .isInstanceOf(PublishDeploy.Outcome.Live.class);
    }

    private void warming(DeployId id) {
        transactions.run(() -> deploys.save(deploy(id).become(new DeployState.Warming(MANIFEST), NOON)));
    }

    private void visited(DeployId deploy, int status, String... paths) {
        for (String path : paths) {
            PagesVisited.Visited visited = new PagesVisited.Visited(PageKey.of(new CanonicalPath(path)), 3, status);
            hot.visited(new PagesVisited(new EdgeId("edge-1"), site, deploy, List.of(visited), NOON));
        }
    }

    private Site site() {
        return sites.find(site.text()).orElseThrow();
    }

    private Deploy deploy(DeployId id) {
        return deploys.find(id).orElseThrow();
    }

    private static PageEvent page(PageRequested request, int status, long bytes) {
        return page(request, status, bytes, request.epoch());
    }

    private static PageEvent page(PageRequested request, int status, long bytes, Epoch asOf) {
        return new PageRevalidated(
                request.site(),
                request.deploy(),
                request.page(),
                status,
                new TreeMap<>(),
                new TreeSet<>(),
                new Blob(MANIFEST, bytes),
                asOf,
                NOON,
                Duration.ofMinutes(1),
                PageRevalidated.UNLIMITED,
                PageRevalidated.UNLIMITED,
                new RenderCause(request.reason(), request.epoch()),
                Duration.ofMillis(5),
                "worker");
    }

    private static PageEvent failure(PageRequested request) {
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

    private static Manifest manifest() {
        Route route = new Route(
                new RoutePattern("/products/:id"),
                new Render.Template(new CanonicalPath("/page.html"), new ParameterTemplate("")),
                Variants.NONE,
                List.of(),
                Upkeep.of(new Freshness.For(Duration.ofMinutes(1))),
                new Fallback.Wait(),
                new OnError.Stale(),
                Guard.DEFAULT);
        return new Manifest(new TreeMap<>(), new TreeMap<>(), List.of(route));
    }

    private record Settings() implements SiteSettings {
        @Override
        public String domain() {
            return "localhost";
        }

        @Override
        public String publicUrl() {
            return "http://{host}";
        }
    }
}
