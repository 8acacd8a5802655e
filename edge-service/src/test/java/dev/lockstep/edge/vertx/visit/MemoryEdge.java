package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.client.Network;
import dev.lockstep.contracts.client.Proxies;
import dev.lockstep.contracts.client.ProxyHeader;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import dev.lockstep.edge.access.AccessLog;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.answer.Prepared;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.ask.Places;
import dev.lockstep.edge.ask.RefreshAhead;
import dev.lockstep.edge.body.Bodies;
import dev.lockstep.edge.cache.HttpCache;
import dev.lockstep.edge.client.CountryHeader;
import dev.lockstep.edge.continuity.CatchingUp;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.explain.ExplainPage;
import dev.lockstep.edge.explain.ExplainResponse;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.pass.MemoryWorkers;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import dev.lockstep.edge.preview.Passwords;
import dev.lockstep.edge.preview.Unlock;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.skew.EarlierFiles;
import dev.lockstep.edge.skew.Pins;
import dev.lockstep.edge.skew.Retention;
import dev.lockstep.edge.visit.LookupOutcome;
import dev.lockstep.edge.visit.Tally;
import dev.lockstep.edge.visit.VisitCounts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** What receives visitors, with all that it knows in memory: the first deploy, and what a test adds. */
public final class MemoryEdge {

    public static final int LARGEST_BODY = 100_000;

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofHours(1);

    public final Sites sites;
    public final Pages pages = new Pages();
    public final BlobStore blobs;
    public final Tally answers = new Tally();
    public final Map<LookupOutcome, Integer> met = new ConcurrentHashMap<>();
    public final Refusals refusals = new Refusals();
    public final HttpCache kept = new HttpCache(new HttpCache.Limits(1_000_000, 10_000, 100));
    public final Asking asking;
    public final CatchingUp catchingUp;

    private final MemoryManifests manifests;
    private final Duration patience;
    private final Clock clock;
    private final Lease lease = new Lease(LEASE, () -> this.nanos);
    private volatile Duration bodyTime = LONG;
    private volatile long nanos;
    private volatile List<Network> trusted = List.of();
    private volatile Journeys journeys = Journeys.UNTRACED;
    private volatile ByTls byTls = ByTls.asTheyLike();
    private volatile Executor blocking = Runnable::run;
    private volatile AccessLog log = AccessLog.OFF;
    private volatile Consumer<PageRequested> pageRequests = ignored -> {};

    /**
     * With a store of its own.
     *
     * @param files of the first deploy
     */
    public MemoryEdge(Duration patience, Clock clock, String... files) {
        this(patience, clock, new MemoryBlobStore(), manifest("d1", files));
    }

    /**
     * With this store.
     *
     * @param first the first deploy, with its bodies in {@code blobs}
     */
    public MemoryEdge(Duration patience, Clock clock, BlobStore blobs, Manifest first) {
        this.patience = patience;
        this.clock = clock;
        this.blobs = blobs;
        manifests = new MemoryManifests().with(digest("d1"), first);
        sites = MemorySites.of(manifests);
        asking = new Asking(request -> pageRequests.accept(request), patience, 10);
        catchingUp = new CatchingUp(sites, lease, new Places(4), patience);
        lease.read(0);
        nanos = 1;
    }

    /** Has the first deploy say this about redirects, before it is published. */
    public void redirect(Redirect... rules) throws IOException {
        Manifest plain = manifests.fetch(digest("d1"));
        manifests.with(
                digest("d1"),
                new Manifest(plain.files(), plain.sources(), plain.routes(), new Redirects(List.of(rules))));
    }

    /** Has requests for pages go there; otherwise nobody hears them. */
    public void askFrom(Consumer<PageRequested> worker) {
        pageRequests = worker;
    }

    /** Believes what these say of visitors. */
    public void trust(String network) {
        trusted = List.of(Network.of(network));
    }

    /** Has what may block run there, as bodies that are not kept in memory do. */
    public void blockOn(Executor executor) {
        blocking = executor;
    }

    /** Waits so long for bodies that come on streams. */
    public void waitForBodies(Duration time) {
        bodyTime = time;
    }

    /** Has visits taken note of there. */
    public void logTo(AccessLog accesses) {
        log = accesses;
    }

    public void trace(Journeys traced) {
        journeys = traced;
    }

    public void wantTls(ByTls wanted) {
        byTls = wanted;
    }

    /** Everything that the site log holds now is known. */
    public void confirm() {
        lease.read(nanos);
        catchingUp.look();
    }

    /** Something is put into effect as if it had been read from the site log. */
    public void read(SiteEvent event) {
        sites.apply(event);
        catchingUp.look();
    }

    public void outliveItsLease() {
        nanos = LEASE.plusSeconds(1).toNanos();
    }

    /** No worker can be reached. */
    public Visits visits() {
        return visits(new PassOn(new MemoryWorkers(), new Rotation(List.of(), clock), 1));
    }

    public Visits visits(PassOn passOn) {
        Decide decide = new Decide(pages);
        EarlierFiles earlier = new EarlierFiles(sites, manifests, new Retention(5, Duration.ofDays(2)));
        Unlock unlock = new Unlock(new Passwords(Runnable::run, "pepper"));
        Deciding.Showing showing = new Deciding.Showing(unlock, new Pins(sites, new Retention(5, Duration.ofDays(2))));
        ExplainPage explain = new ExplainPage(decide, pages, asking);
        return new Visits(
                new Receiving(
                        new Proxies(trusted, ProxyHeader.X_FORWARDED),
                        new CountryHeader("x-country"),
                        byTls,
                        new Witness(log, clock),
                        new Limits(8_192, 16_384, 100, LARGEST_BODY, LONG, bodyTime, 1_000, LONG, 1_000),
                        refusals),
                new Deciding(sites, manifests, decide, earlier, showing, lease),
                new Waiting(asking, patience, catchingUp, journeys),
                new Writing(
                        new Prepared(1 << 20),
                        new Bodies(blobs, 1_000_000, Runnable::run),
                        passOn,
                        kept,
                        new ExplainResponse(new EdgeId("edge-1"), explain)),
                new Counting(
                        new VisitCounts(),
                        answers,
                        new RefreshAhead(1, 1),
                        (site, outcome, nanos) -> met.merge(outcome, 1, Integer::sum),
                        () -> nanos),
                blocking,
                clock);
    }
}
