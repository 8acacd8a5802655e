package dev.lockstep.render.pass;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.RoutePattern;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.contracts.manifest.Variants;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import dev.lockstep.contracts.outbound.Forward;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.render.content.DeployContents;
import dev.lockstep.render.pass.PassedRequest.Whose;
import dev.lockstep.render.site.KnownSites;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassRequestTest {

    private static final Whose SHOP = new Whose(new SiteId("shop"), new DeployId("d1"), new Epoch(7));
    private static final PassedResponse NOWHERE = (status, fields) -> OutputStream.nullOutputStream();

    private final KnownSites sites = new KnownSites();
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final List<PassOrder> orders = new ArrayList<>();
    private final Manifest manifest = new Manifest(
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(
                    route("/account/:id", new Freshness.Uncached(), Variants.ofQuery("tab")),
                    route("/blog/*", new Freshness.UntilPurged(), Variants.NONE)),
            new Redirects(List.of(
                    redirect("/api/*", "/index.html"),
                    redirect("/api/*", "https://api.test:8443/v1/:splat"),
                    redirect("/search", "http://search.test?for=:q"))));
    private Passer origin = (order, response) -> {
        orders.add(order);
        return new PassOutcome.Answered();
    };

    @BeforeEach
    void deploy() throws IOException {
        Blob stored = blobs.put(new ByteArrayInputStream("manifest".getBytes(UTF_8)));
        sites.apply(new DeployReady(
                SHOP.site(),
                List.of("d1--shop.test"),
                SHOP.deploy(),
                stored.digest(),
                SHOP.epoch(),
                Epoch.ZERO,
                Instant.EPOCH));
        sites.caughtUp();
    }

    @Test
    void theDeploysOwnRouteSaysWhoAnswers() throws Exception {
        assertThat(pass(SHOP, "/account/7?tab=orders&x=y")).isInstanceOf(PassOutcome.Answered.class);

        assertThat(orders).singleElement().satisfies(order -> {
            assertThat(order.page().parameters()).containsEntry("id", "7");
            assertThat(order.page().key().query()).containsOnlyKeys("tab");
            assertThat(order.request().target()).isEqualTo("/account/7?tab=orders&x=y");
        });
    }

    @ParameterizedTest
    @CsvSource({"/blog/a", "/nothing", "/account/..%2F7", "http://evil.test/account/7", "*"})
    void whatNoRoutePassesOnGoesNowhere(String target) throws Exception {
        assertThat(pass(SHOP, target)).isInstanceOf(PassOutcome.NoRoute.class);
        assertThat(orders).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, /api/a%20b/?x=1, https://api.test:8443, /v1/a%20b/?x=1",
        "1, /api, https://api.test:8443, /v1/",
        "2, /search?q=1, http://search.test, /?for=:q"
    })
    void theDeploysOwnRedirectSaysWhoIsAsked(String redirect, String target, String origin, String path)
            throws Exception {
        assertThat(pass(by(redirect), target)).isInstanceOf(PassOutcome.Answered.class);

        assertThat(orders).singleElement().satisfies(order -> {
            assertThat(order.page().route().render()).isEqualTo(new Render.Origin(URI.create(origin)));
            assertThat(order.request().target()).isEqualTo(path);
        });
    }

    @ParameterizedTest
    @CsvSource({"0, /api/a", "1, /other", "1, /api/../x", "3, /api/a", "-1, /api/a", "x, /api/a", "1, /account/7"})
    void whatNoRedirectShowsGoesNowhere(String redirect, String target) throws Exception {
        assertThat(pass(by(redirect), target)).isInstanceOf(PassOutcome.NoRoute.class);
        assertThat(orders).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"shop, d2", "other, d1"})
    void aDeployThatIsNotOfTheSiteGoesNowhere(String site, String deploy) throws Exception {
        Whose whose = new Whose(new SiteId(site), new DeployId(deploy), Epoch.ZERO);

        assertThat(pass(whose, "/account/7")).isInstanceOf(PassOutcome.NoRoute.class);
    }

    @Test
    void whatTheEdgeKnowsIsWaitedForOnlySoLong() throws Exception {
        Whose ahead = new Whose(SHOP.site(), SHOP.deploy(), new Epoch(8));

        assertThat(pass(ahead, "/account/7")).isInstanceOf(PassOutcome.Behind.class);
    }

    @Test
    void moreThanThereIsRoomForIsTurnedAway() throws Exception {
        PassRequest small = request(new Room(9, 1));
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        origin = (order, response) -> {
            entered.countDown();
            leave.await();
            return new PassOutcome.Answered();
        };
        Thread first = Thread.ofVirtual().start(() -> pass(small));
        entered.await();

        assertThat(small.pass(asked(SHOP, "/account/7"), NOWHERE)).isInstanceOf(PassOutcome.Full.class);

        leave.countDown();
        first.join();
        assertThat(small.pass(asked(SHOP, "/account/7"), NOWHERE)).isInstanceOf(PassOutcome.Answered.class);
    }

    private static void pass(PassRequest request) {
        try {
            var _ = request.pass(asked(SHOP, "/account/7"), NOWHERE);
        } catch (IOException | InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private PassOutcome pass(Whose whose, String target) throws IOException, InterruptedException {
        return request(new Room(9, 9)).pass(asked(whose, target), NOWHERE);
    }

    private PassRequest request(Room room) {
        Passer none = (order, response) -> {
            throw new AssertionError("not of this kind");
        };
        Passers passers = new Passers(none, (order, response) -> origin.pass(order, response), none);
        return new PassRequest(
                sites, new DeployContents(blobs, bytes -> manifest), passers, room, Duration.ofMillis(10));
    }

    private static PassedRequest asked(Whose whose, String target) {
        return new PassedRequest(whose, "GET", target, HeaderFields.NONE, new Forward.Body.None());
    }

    private static Whose by(String redirect) {
        return new Whose(SHOP.site(), SHOP.deploy(), SHOP.epoch(), redirect);
    }

    private static Redirect redirect(String from, String to) {
        return new Redirect(new FromPath(from), new TreeMap<>(), to, 200, false);
    }

    private static Route route(String pattern, Freshness freshness, Variants variants) {
        return new Route(
                new RoutePattern(pattern),
                new Render.Origin(URI.create("http://origin.test")),
                variants,
                List.of(),
                Upkeep.of(freshness),
                new Fallback.Wait(),
                new OnError.Stale(),
                Guard.DEFAULT);
    }
}
