package dev.lockstep.deploy.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.UnreachableStoreException;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.PagesVisited;
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
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.MemoryAuditLog;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.MemoryDeployStore;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.outbox.MemoryOutbox;
import dev.lockstep.deploy.publish.BeginWarmUp;
import dev.lockstep.deploy.publish.Bytes;
import dev.lockstep.deploy.publish.LookForBytes;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.PublishWish;
import dev.lockstep.deploy.publish.SiteEvents;
import dev.lockstep.deploy.site.LocalSettings;
import dev.lockstep.deploy.site.MemorySiteStore;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteAddresses;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.visit.HotPages;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;

/** A site that visitors are on, and whose deploys workers on the heap warm up before they are live. */
final class WarmedSite {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Actor OWNER = new Actor("owner");
    static final Digest MANIFEST = Digest.of("manifest".getBytes(StandardCharsets.UTF_8));
    static final DeployId ONE = new DeployId("d1");
    static final DeployId TWO = new DeployId("d2");

    /** Long enough for workers that answer at once, and no longer than a test may take for those that do not. */
    static final WarmUpWish WISH = new WarmUpWish(2, Duration.ofMillis(50), 100);

    static final WarmUpWish GATED = new WarmUpWish(20, Duration.ofMillis(50), 20);

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryDeployStore deploys = new MemoryDeployStore(transactions);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final MemoryAuditLog audit = new MemoryAuditLog(transactions);
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final HotPages hot = new HotPages(clock);
    private final MemoryWorkers workers = new MemoryWorkers();
    private final SiteEvents events = new SiteEvents(new SiteAddresses(new LocalSettings()));
    private final PublishDeploy publish = new PublishDeploy(sites, deploys, outbox, audit, transactions, events, clock);
    private final PublishWarm publishWarm = new PublishWarm(
            sites,
            deploys,
            new LookForBytes(deploys, _ -> contained(), Runnable::run, Duration.ZERO),
            _ -> readOne(),
            new PlanWarmUp(hot),
            new WarmPages(workers, deploys, transactions, clock, System::nanoTime),
            new BeginWarmUp(sites, deploys, outbox, audit, transactions, events, clock),
            publish);
    private final SiteId site = Sites.add(sites, transactions);
    private Store store = Store.WHOLE;
    private int read;

    /** How the blob store is. */
    enum Store {
        WHOLE,
        WITHOUT_MANIFESTS,
        AWAY
    }

    WarmedSite() {
        workers.answer(request -> List.of(Answer.page(request, 200, 5)));
    }

    MemoryWorkers workers() {
        return workers;
    }

    PublishWarm warm() {
        return publishWarm;
    }

    List<AuditEntry> noted() {
        return audit.of(site);
    }

    List<SiteEvent> told() {
        return outbox.events();
    }

    void save(Deploy deploy) {
        transactions.run(() -> deploys.save(deploy));
    }

    void store(Store as) {
        store = as;
    }

    private boolean contained() throws IOException {
        if (store == Store.AWAY) {
            throw new UnreachableStoreException("nobody answers", "wait", new IOException());
        }
        return store == Store.WHOLE;
    }

    /** How many manifests were to be read. */
    int read() {
        return read;
    }

    private Manifest readOne() throws IOException {
        read++;
        if (!contained()) {
            throw new FileNotFoundException();
        }
        return manifest();
    }

    PublishDeploy.Outcome publish(DeployId deploy, WarmUpWish wish) {
        return publish(new PublishWish(deploy, RollbackData.CURRENT, wish, Expectation.any()));
    }

    PublishDeploy.Outcome publish(PublishWish wish) {
        return publishWarm.prepare(site(), wish, OWNER).get();
    }

    void ready(DeployId id) {
        Deploy deploy =
                Deploy.create(id, site, new Intent(false, "", ""), NOON).become(new DeployState.Ready(MANIFEST), NOON);
        transactions.run(() -> deploys.add(deploy));
    }

    void live(DeployId id) {
        ready(id);
        assertThat(publish.publish(site, PublishWish.atOnce(id, RollbackData.CURRENT), Bytes.KEPT, OWNER))
                .isInstanceOf(PublishDeploy.Outcome.Live.class);
    }

    void warming(DeployId id) {
        transactions.run(() -> deploys.save(deploy(id).become(new DeployState.Warming(MANIFEST), NOON)));
    }

    void visited(DeployId deploy, int status, String... paths) {
        for (String path : paths) {
            PagesVisited.Visited visited = new PagesVisited.Visited(PageKey.of(new CanonicalPath(path)), 3, status);
            hot.visited(new PagesVisited(new EdgeId("edge-1"), site, deploy, List.of(visited), NOON));
        }
    }

    Site site() {
        return sites.find(site.text()).orElseThrow();
    }

    Deploy deploy(DeployId id) {
        return deploys.find(id).orElseThrow();
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
}
