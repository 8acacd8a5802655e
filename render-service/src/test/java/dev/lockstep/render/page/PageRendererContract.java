package dev.lockstep.render.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Echo;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.RoutePattern;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.contracts.manifest.Variants;
import dev.lockstep.render.content.DeployContent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every renderer does, whoever makes its pages. */
public abstract class PageRendererContract {

    protected final MemoryBlobStore blobs = new MemoryBlobStore();
    protected final Map<String, String> sources = new TreeMap<>();

    protected abstract PageRenderer renderer();

    /** Who makes the pages of the route that is tried. */
    protected abstract Render render();

    /** What the source of the page says from now on; the header {@code X-Version}, if any, with it. */
    protected abstract void sourceSays(int status, String text, String version);

    protected final void sourceSays(int status, String text) {
        sourceSays(status, text, "");
    }

    @Test
    void aPageIsMadeAndItsBodyStored() throws Exception {
        sourceSays(200, "seven");

        Rendering.Page page = page(new Freshness.For(Duration.ofMinutes(5)));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers()).containsEntry("content-type", "text/html; charset=utf-8");
        assertThat(page.tags()).contains("product:7");
        assertThat(bodyOf(page)).isEqualTo("seven");
    }

    @Test
    void theRouteSaysHowLongAPageIsFresh() throws Exception {
        sourceSays(200, "seven");

        assertThat(page(new Freshness.For(Duration.ofMinutes(5))).lifetime())
                .isEqualTo(Lifetime.unlimited(Duration.ofMinutes(5)));
        assertThat(page(new Freshness.UntilPurged()).lifetime())
                .isEqualTo(Lifetime.unlimited(PageRevalidated.UNLIMITED));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void thatThereIsNoPageIsBelievedForAShortTime(int status) throws Exception {
        sourceSays(status, "nothing here");

        Rendering.Page page = page(new Freshness.UntilPurged());

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.lifetime().fresh()).isEqualTo(Upkeep.NEGATIVE);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 400, 401, 500, 503})
    void anythingElseIsNoPage(int status) throws Exception {
        sourceSays(status, "oops");

        assertThat(render(new Freshness.UntilPurged())).isInstanceOf(Rendering.Failed.class);
    }

    @Test
    void anEmptyPageIsNone() throws Exception {
        sourceSays(200, "");

        assertThat(render(new Freshness.UntilPurged())).isInstanceOf(Rendering.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void theVersionOfTheDataIsToldWhereTheRouteLooksForIt(int status) throws Exception {
        sourceSays(status, "seven", "12");

        assertThat(page(new Echo.Place.Header("x-version")).version()).isEqualTo("12");
        assertThat(page(new Echo.Place.Header(Echo.HEADER)).version()).isEmpty();
        assertThat(page(new Freshness.UntilPurged()).version()).isEmpty();
    }

    protected final Rendering.Page page(Freshness freshness) throws IOException, InterruptedException {
        return made(render(freshness));
    }

    /** A page of a route that asks for the version of its data. */
    protected final Rendering.Page page(Echo.Place place) throws IOException, InterruptedException {
        Echo echo = new Echo(new ParameterTemplate("product::id"), place);
        return made(render(route(new Freshness.UntilPurged(), List.of(echo)), Map.of()));
    }

    private static Rendering.Page made(Rendering made) {
        if (made instanceof Rendering.Page page) {
            return page;
        }
        throw new AssertionError("no page: " + made);
    }

    protected final Rendering render(Freshness freshness) throws IOException, InterruptedException {
        return render(freshness, Map.of());
    }

    protected final Rendering render(Freshness freshness, Map<String, String> headers)
            throws IOException, InterruptedException {
        return render(route(freshness, List.of()), headers);
    }

    private Rendering render(Route route, Map<String, String> headers) throws IOException, InterruptedException {
        Manifest manifest = manifest(route);
        RoutedPage page = routed(manifest, headers);
        DeployContent content = new DeployContent(
                Digest.of("manifest".getBytes(UTF_8)), manifest, name -> Optional.ofNullable(sources.get(name)));
        return renderer().render(new PageOrder(new SiteId("shop"), new DeployId("d1"), content, page));
    }

    protected final String bodyOf(Rendering.Page page) throws IOException {
        try (InputStream body = blobs.open(page.body().digest()).orElseThrow()) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    protected final RoutedPage routed() {
        return routed(manifest(route(new Freshness.UntilPurged(), List.of())), Map.of());
    }

    private static Manifest manifest(Route route) {
        return new Manifest(new TreeMap<>(), new TreeMap<>(), List.of(route));
    }

    private static RoutedPage routed(Manifest manifest, Map<String, String> headers) {
        return manifest.route(
                        new CanonicalPath("/products/7"),
                        Map.of("page", "2", "utm", "x"),
                        name -> headers.getOrDefault(name, ""))
                .orElseThrow();
    }

    private Route route(Freshness freshness, List<Echo> echo) {
        return new Route(
                new RoutePattern("/products/:id"),
                render(),
                new Variants(
                        new TreeSet<>(List.of("page")),
                        new TreeMap<>(Map.of("accept-language", List.of("en", "de"))),
                        new TreeMap<>(Map.of("theme", List.of("", "dark")))),
                List.of(new ParameterTemplate("product::id")),
                Upkeep.of(freshness),
                new Fallback.Wait(),
                new OnError.Stale(),
                Guard.DEFAULT,
                echo);
    }
}
