package dev.lockstep.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Continuity;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.RenderCause;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.RoutePattern;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.contracts.manifest.Variants;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the tests of an edge begin with: one site, its deploys, and a page. */
public final class Facts {
    public static final SiteId SHOP = new SiteId("shop");
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final PageKey PAGE = new PageKey(
            new CanonicalPath("/products/7"),
            new TreeMap<>(),
            new TreeMap<>(Map.of("accept-language", "en")),
            new TreeMap<>());

    private Facts() {}

    public static Digest digest(String content) {
        return Digest.of(content.getBytes(UTF_8));
    }

    /** What the owner of the site has chosen for what visitors may count on. */
    public static SiteConfigured counting(Continuity continuity, LeaseMode lease, long epoch) {
        return new SiteConfigured(
                SHOP, lease, List.of(), new Access(List.of(), PreviewLock.OPEN, continuity), 1, new Epoch(epoch), NOON);
    }

    /** A deploy's manifest: files whose content is their name and the deploy's, a route to products, one to accounts that stores nothing, and one whose answers are kept. */
    public static Manifest manifest(String deploy, String... files) {
        SortedMap<CanonicalPath, ManifestFile> served = new TreeMap<>();
        for (String file : files) {
            Blob blob = new Blob(digest(file + " of " + deploy), 1);
            served.put(new CanonicalPath(file), new ManifestFile(blob, "text/html; charset=utf-8"));
        }
        Route route = new Route(
                new RoutePattern("/products/:id"),
                new Render.Template(new CanonicalPath("/page.html"), new ParameterTemplate("")),
                new Variants(
                        new TreeSet<>(Set.of("page")),
                        new TreeMap<>(Map.of("accept-language", List.of("en", "de"))),
                        new TreeMap<>(Map.of("theme", List.of("", "dark")))),
                List.of(),
                Upkeep.of(new Freshness.For(Duration.ofMinutes(1))),
                new Fallback.Wait(),
                new OnError.Stale(),
                Guard.DEFAULT);
        Route account = new Route(
                new RoutePattern("/account/*"),
                new Render.Origin(URI.create("http://accounts.test")),
                Variants.NONE,
                List.of(),
                Upkeep.of(new Freshness.Uncached()),
                new Fallback.Wait(),
                new OnError.Stale(),
                Guard.DEFAULT);
        Route kept = new Route(
                new RoutePattern("/kept/*"),
                new Render.Origin(URI.create("http://kept.test")),
                Variants.NONE,
                List.of(new ParameterTemplate("kept")),
                Upkeep.of(new Freshness.Kept()),
                new Fallback.Wait(),
                new OnError.Stale(),
                Guard.DEFAULT);
        return new Manifest(served, new TreeMap<>(), List.of(route, account, kept));
    }

    public static DeployPublished published(String deploy, long epoch) {
        return event(deploy, epoch, 0, PublishCause.PUBLISH);
    }

    /** The first publish of another site. */
    public static DeployPublished published(SiteId site, String deploy) {
        DeployPublished publish = published(deploy, 1);
        return new DeployPublished(
                site,
                List.of(site + ".localhost"),
                publish.branch(),
                publish.deploy(),
                publish.manifest(),
                publish.previous(),
                publish.former(),
                publish.cause(),
                publish.epoch(),
                publish.pagesValidFrom(),
                publish.at());
    }

    /** A publish in place of deploys that were live until then, the latest first. */
    public static DeployPublished inPlaceOf(DeployPublished publish, DeployPublished.Former... former) {
        return new DeployPublished(
                publish.site(),
                publish.hosts(),
                publish.branch(),
                publish.deploy(),
                publish.manifest(),
                Stream.of(former).map(DeployPublished.Former::deploy).toList(),
                List.of(former),
                publish.cause(),
                publish.epoch(),
                publish.pagesValidFrom(),
                publish.at());
    }

    /** A rollback, after which only pages of its own epoch or later are valid. */
    public static DeployPublished rolledBack(String deploy, long epoch) {
        return event(deploy, epoch, epoch, PublishCause.ROLLBACK);
    }

    /** A rollback that leaves pages valid as they were. */
    public static DeployPublished frozen(String deploy, long epoch, long pagesValidFrom) {
        return event(deploy, epoch, pagesValidFrom, PublishCause.ROLLBACK);
    }

    public static DeployReady ready(String deploy) {
        return ready(deploy, 0);
    }

    /** A deploy whose pages from before an epoch are not valid any more. */
    public static DeployReady ready(String deploy, long pagesValidFrom) {
        return new DeployReady(
                SHOP,
                List.of(deploy + "--shop.localhost"),
                new DeployId(deploy),
                digest(deploy),
                new Epoch(pagesValidFrom),
                new Epoch(pagesValidFrom),
                NOON);
    }

    /** A render of {@link #PAGE}, fresh for a minute, stale for a day, and for two if no other can be made. */
    public static PageRevalidated page(String deploy, long asOf, Instant renderedAt, String... tags) {
        return new PageRevalidated(
                SHOP,
                new DeployId(deploy),
                PAGE,
                200,
                new TreeMap<>(Map.of("content-type", "text/html; charset=utf-8")),
                new TreeSet<>(Set.of(tags)),
                new Blob(digest("page of " + deploy + asOf + renderedAt), 1),
                new Epoch(asOf),
                renderedAt,
                Duration.ofMinutes(1),
                Duration.ofDays(1),
                Duration.ofDays(2),
                new RenderCause(RenderReason.MISS, new Epoch(asOf)),
                Duration.ofMillis(5),
                "worker");
    }

    /** A render of any page. */
    public static PageRevalidated page(PageKey key) {
        PageRevalidated like = page("d1", 1, NOON);
        return new PageRevalidated(
                like.site(),
                like.deploy(),
                key,
                like.status(),
                like.headers(),
                like.tags(),
                like.body(),
                like.asOf(),
                like.renderedAt(),
                like.revalidateAfter(),
                like.staleFor(),
                like.staleIfErrorFor(),
                like.cause(),
                like.took(),
                like.worker());
    }

    /** A render of {@link #PAGE} under the first deploy that failed. */
    public static RenderFailed failed(Problem problem, Instant at) {
        return new RenderFailed(
                SHOP,
                new DeployId("d1"),
                PAGE,
                new Epoch(1),
                new RenderCause(RenderReason.MISS, new Epoch(1)),
                problem,
                List.of(),
                "",
                3,
                "worker",
                at);
    }

    private static DeployPublished event(String deploy, long epoch, long pagesValidFrom, PublishCause cause) {
        return new DeployPublished(
                SHOP,
                List.of("shop.localhost"),
                DeployPublished.LIVE,
                new DeployId(deploy),
                digest(deploy),
                List.of(),
                List.of(),
                cause,
                new Epoch(epoch),
                new Epoch(pagesValidFrom),
                NOON);
    }
}
