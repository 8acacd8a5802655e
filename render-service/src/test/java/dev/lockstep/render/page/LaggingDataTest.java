package dev.lockstep.render.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.encoding.EncodeBlob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Echo;
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
import dev.lockstep.contracts.manifest.json.ManifestJson;
import dev.lockstep.render.content.DeployContents;
import dev.lockstep.render.site.KnownSites;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events name versions before, while and after data is read, and not always in order. */
class LaggingDataTest {
    private static final SiteId SHOP = new SiteId("shop");
    private static final DeployId DEPLOY = new DeployId("d1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final KnownSites sites = new KnownSites();
    private Runnable whileDataIsRead = () -> {};
    private String dataSays = "11";

    @BeforeEach
    void deploy() throws IOException {
        Manifest manifest = new Manifest(
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(
                        route("/products/:id", List.of(new Echo(tag("product::id"), new Echo.Place.Header("v")))),
                        route("/shelves/:id", List.of())));
        Blob blob = blobs.put(new ByteArrayInputStream(ManifestJson.write(manifest)));
        sites.apply(new DeployReady(SHOP, List.of(), DEPLOY, blob.digest(), new Epoch(1), Epoch.ZERO, NOON));
        sites.caughtUp();
    }

    @Test
    void aPageOfDataOlderThanAnEventBeforeItIsDiscardedWithItsReason() throws Exception {
        purged(2, PurgeKind.SOFT, "product:7", "12");

        assertThat(render("/products/7")).isInstanceOfSatisfying(RenderOutcome.Outdated.class, outdated -> {
            assertThat(outdated.failure().problem().reason())
                    .isEqualTo("its data is version 11 of tag:product:7, older than version 12 that purge 2"
                            + " by events on products named");
            assertThat(outdated.failure().candidate()).hasSize(1);
            assertThat(outdated.failure().asOf()).isEqualTo(new Epoch(2));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "13", "0012", "", "v11", "2026-03-01T12:00:00Z"})
    void dataThatIsNewEnoughOrCannotBeComparedIsTaken(String version) throws Exception {
        purged(2, PurgeKind.HARD, "product:7", "12");
        dataSays = version;

        assertThat(render("/products/7")).isInstanceOf(RenderOutcome.Rendered.class);
    }

    @Test
    void anEventThatComesWhileDataIsReadCountsAsWell() throws Exception {
        whileDataIsRead = () -> purged(2, PurgeKind.HARD, "product:7", "12");
        assertThat(render("/products/7")).isInstanceOf(RenderOutcome.Outdated.class);

        dataSays = "12";
        assertThat(render("/products/7")).isInstanceOf(RenderOutcome.Rendered.class);
    }

    @Test
    void theSameEventTwiceChangesNothing() throws Exception {
        purged(2, PurgeKind.SOFT, "product:7", "12");
        purged(2, PurgeKind.SOFT, "product:7", "12");
        assertThat(render("/products/7")).isInstanceOf(RenderOutcome.Outdated.class);

        dataSays = "12";
        assertThat(render("/products/7")).isInstanceOf(RenderOutcome.Rendered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", ""})
    void whatAnOlderEventSaysAfterwardsDoesNotMakeOldDataNew(String later) throws Exception {
        purged(2, PurgeKind.SOFT, "product:7", "12");
        purged(3, PurgeKind.SOFT, "product:7", later);

        assertThat(render("/products/7")).isInstanceOf(RenderOutcome.Outdated.class);
    }

    @Test
    void hardAndSoftPurgesBothCount() throws Exception {
        purged(2, PurgeKind.HARD, "product:7", "12");
        purged(3, PurgeKind.SOFT, "product:7", "11");

        assertThat(render("/products/7")).isInstanceOf(RenderOutcome.Outdated.class);
    }

    @Test
    void versionsOfOtherThingsSayNothingOfAPage() throws Exception {
        purged(2, PurgeKind.SOFT, "product:8", "12");
        purged(3, PurgeKind.SOFT, "shelf:3", "12");

        assertThat(render("/products/7")).isInstanceOf(RenderOutcome.Rendered.class);
        assertThat(render("/shelves/3")).isInstanceOf(RenderOutcome.Rendered.class);
    }

    @Test
    void aPurgeThatIsForgottenNamesNothingAnyMore() throws Exception {
        purged(2, PurgeKind.SOFT, "product:7", "12");

        sites.withdraw("shop purge:soft:tag:product:7");

        assertThat(render("/products/7")).isInstanceOf(RenderOutcome.Rendered.class);
    }

    @Test
    void afterAHardPurgeOfTheWholeSiteVersionsBeginAnew() throws Exception {
        purged(2, PurgeKind.SOFT, "product:7", "12");

        sites.apply(new PagesPurged(SHOP, new PurgeScope.Site(), PurgeKind.HARD, new Epoch(3), "ci", "", NOON));

        assertThat(render("/products/7")).isInstanceOf(RenderOutcome.Rendered.class);
    }

    private void purged(long epoch, PurgeKind kind, String tag, String version) {
        PurgeScope scope = new PurgeScope.Tag(tag);
        sites.apply(new PagesPurged(SHOP, scope, kind, new Epoch(epoch), "events on products", version, NOON));
    }

    private RenderOutcome render(String path) throws IOException, InterruptedException {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        MakePage make = new MakePage(new Renderers(this::page, this::page, this::page), sites, "worker", clock);
        DeployContents contents = new DeployContents(blobs, ManifestJson::read);
        return new RenderPage(
                        sites,
                        contents,
                        make,
                        new Guardrails(blobs, clock),
                        new EncodePage(new EncodeBlob(blobs, List.of())),
                        clock)
                .render(new PageRequested(
                        SHOP,
                        DEPLOY,
                        PageKey.of(new CanonicalPath(path)),
                        RenderReason.PURGE,
                        new Epoch(1),
                        Held.NOTHING,
                        NOON,
                        NOON.plusSeconds(10)));
    }

    private Rendering page(PageOrder order) throws IOException {
        whileDataIsRead.run();
        return new Rendering.Page(
                200,
                new TreeMap<>(),
                new TreeSet<>(order.page().tags()),
                Lifetime.unlimited(Duration.ofMinutes(1)),
                blobs.put(new ByteArrayInputStream("seven".getBytes(UTF_8))),
                dataSays);
    }

    private static Route route(String pattern, List<Echo> echo) {
        return new Route(
                new RoutePattern(pattern),
                new Render.Template(new CanonicalPath("/page.html"), tag("http://data.test/:id")),
                Variants.NONE,
                List.of(tag("product::id"), tag("shelf:3")),
                Upkeep.of(new Freshness.UntilPurged()),
                new Fallback.Wait(),
                new OnError.Stale(),
                Guard.DEFAULT,
                echo);
    }

    private static ParameterTemplate tag(String text) {
        return new ParameterTemplate(text);
    }
}
