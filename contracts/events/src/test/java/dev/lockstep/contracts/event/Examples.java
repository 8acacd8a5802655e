package dev.lockstep.contracts.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ContentCoding;
import dev.lockstep.contracts.manifest.PageKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One event of each type, with every field filled. */
public final class Examples {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final SiteId SITE = new SiteId("shop");
    private static final DeployId DEPLOY = new DeployId("d2");
    private static final Digest DIGEST = Digest.of("x".getBytes(UTF_8));
    private static final PasswordHash PASSWORD =
            new PasswordHash("pbkdf2-sha512$210000$" + "a1".repeat(16) + "$" + "b2".repeat(32));
    private static final PageKey PAGE =
            new PageKey(new CanonicalPath("/products/7"), new TreeMap<>(Map.of("page", "2")));
    private static final RenderCause CAUSE = new RenderCause(RenderReason.WARM_UP, new Epoch(41));

    private Examples() {}

    public static Event of(Class<? extends Event> type) {
        return all().stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    public static List<Event> all() {
        return List.of(
                new DeployPublished(
                        SITE,
                        List.of("shop.example.org"),
                        DeployPublished.LIVE,
                        DEPLOY,
                        DIGEST,
                        List.of(new DeployId("d1")),
                        List.of(new DeployPublished.Former(new DeployId("d1"), AT)),
                        PublishCause.ROLLBACK,
                        new Epoch(42),
                        new Epoch(42),
                        AT),
                new DeployReady(
                        SITE, List.of("d2--shop.example.org"), DEPLOY, DIGEST, new Epoch(41), new Epoch(40), AT),
                new PagesPurged(
                        SITE, new PurgeScope.Tag("product:7"), PurgeKind.HARD, new Epoch(43), "owner", "v7", AT),
                new PagesOutlived(SITE, new Epoch(40), new Epoch(43), AT),
                new SiteConfigured(
                        SITE,
                        LeaseMode.STRICT,
                        List.of(DIGEST),
                        List.of(new TokenEnd(DIGEST, AT.plusSeconds(60))),
                        new Access(
                                List.of(new DomainClaim("www.example.org", 7)),
                                new PreviewLock(List.of(PASSWORD), List.of(DIGEST), true),
                                new Continuity(true, true)),
                        new Allowance(25),
                        3,
                        new Epoch(43),
                        AT,
                        true),
                new PageRequested(
                        SITE,
                        DEPLOY,
                        PAGE,
                        RenderReason.MISS,
                        new Epoch(42),
                        new Held(AT.minusSeconds(60), 20480),
                        AT,
                        AT.plusSeconds(10)),
                new PageRevalidated(
                        SITE,
                        DEPLOY,
                        PAGE,
                        200,
                        new TreeMap<>(Map.of("content-type", "text/html; charset=utf-8")),
                        new TreeSet<>(Set.of("products", "product:7")),
                        new Blob(DIGEST, 1),
                        new TreeMap<>(
                                Map.of(ContentCoding.BR, new Blob(DIGEST, 1), ContentCoding.GZIP, new Blob(DIGEST, 1))),
                        new Epoch(42),
                        AT,
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        PageRevalidated.UNLIMITED,
                        CAUSE,
                        Duration.ofMillis(12),
                        "render-1"),
                new RenderFailed(
                        SITE,
                        DEPLOY,
                        PAGE,
                        new Epoch(42),
                        CAUSE,
                        new Problem("product.html", 12, "no such value: data.prize", "did you mean data.price?"),
                        List.of(new Blob(DIGEST, 1)),
                        "TypeError: price is undefined",
                        3,
                        "render-1",
                        AT),
                new PagesVisited(
                        new EdgeId("edge-1"), SITE, DEPLOY, List.of(new PagesVisited.Visited(PAGE, 12, 200)), AT),
                new EdgeSynced(
                        new EdgeId("edge-1"),
                        "MkTRnWAhSZSQ9pAHZbvQhw",
                        new TreeMap<>(Map.of(0, 17L, 1, 4L)),
                        List.of(new EdgeSynced.Refusal(SITE, new Epoch(42), "its manifest is being fetched", true)),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(120),
                        AT),
                new EdgeAsked("q-1", new EdgeQuestion.ExplainPage("shop.example.org", "/products/7?page=2"), AT),
                new EdgeAnswered(
                        "q-1",
                        new EdgeId("edge-1"),
                        new EdgeAnswer.PageExplained(
                                SITE,
                                DEPLOY,
                                new Epoch(43),
                                new PageDecision.HardlyPurged(new PurgeScope.Tag("product:7"), new Epoch(43)),
                                List.of(PAGE),
                                List.of(),
                                List.of(),
                                List.of(new EdgeAnswer.Resting(3, AT, Problem.of("the source is down", "start it")))),
                        AT),
                new DeployRequested("shop", URI.create("https://ci.example.org/shop.zip"), DIGEST, false, "build 7"),
                new PublishRequested("shop", DEPLOY, List.of(new Epoch(42))),
                new RollbackRequested("shop", new DeployId("d1"), RollbackData.FROZEN),
                new PurgeRequested(
                        "shop",
                        PurgeKind.SOFT,
                        List.of(new PurgeScope.Site(), new PurgeScope.Prefix(new CanonicalPath("/blog"))),
                        List.of(new Epoch(42))),
                new CommandCompleted(
                        "c-1",
                        "deploy.requested",
                        "shop",
                        CommandCompleted.Outcome.REFUSED,
                        List.of(DEPLOY),
                        new Epoch(42),
                        List.of(new Problem("", 0, "the bundle has another digest", "send the SHA-256 of the zip")),
                        AT));
    }
}
