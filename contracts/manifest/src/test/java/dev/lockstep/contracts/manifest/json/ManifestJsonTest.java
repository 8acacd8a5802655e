package dev.lockstep.contracts.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ContentCoding;
import dev.lockstep.contracts.manifest.Echo;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.RoutePattern;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.contracts.manifest.Variants;
import dev.lockstep.contracts.manifest.header.ForPath;
import dev.lockstep.contracts.manifest.header.HeaderRule;
import dev.lockstep.contracts.manifest.header.HeaderRules;
import dev.lockstep.contracts.manifest.redirect.Condition;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestJsonTest {

    private static final CanonicalPath INDEX = new CanonicalPath("/index.html");
    private static final CanonicalPath TEMPLATE = new CanonicalPath("/product.html");
    private static final ManifestFile FILE =
            new ManifestFile(new Blob(Digest.of("x".getBytes(UTF_8)), 1), "text/html; charset=utf-8");

    private final Manifest manifest = new Manifest(
            new TreeMap<>(Map.of(INDEX, FILE)),
            new TreeMap<>(Map.of(TEMPLATE, FILE)),
            List.of(
                    route("/products/:id", new Fallback.Wait()),
                    route("/stock/:id", new Fallback.Shell(INDEX)),
                    route("/rest/*", new Fallback.None())));
    private final Manifest second = new Manifest(
            new TreeMap<>(Map.of(INDEX, FILE)),
            new TreeMap<>(Map.of(TEMPLATE, FILE)),
            List.of(
                    route("/products/:id", new Fallback.Wait()),
                    route(
                            "/blog/*",
                            new Render.Origin(URI.create("http://blog.internal:8080")),
                            new Upkeep(new Freshness.FromResponse(), Duration.ofSeconds(5), true),
                            new OnError.Shell(INDEX)),
                    route(
                            "/about",
                            new Render.Server(new CanonicalPath("/server.js")),
                            Upkeep.of(new Freshness.UntilPurged()),
                            new OnError.Status(503)),
                    route(
                            "/account",
                            new Render.Origin(URI.create("http://blog.internal:8080")),
                            Upkeep.of(new Freshness.Uncached()),
                            new OnError.Stale())));

    private final Manifest third = new Manifest(
            new TreeMap<>(Map.of(INDEX, FILE)),
            new TreeMap<>(Map.of(TEMPLATE, FILE)),
            List.of(
                    echoing("/products/:id", new Echo.Place.Field(List.of("product", "version"))),
                    echoing("/stock/:id", new Echo.Place.Header(Echo.HEADER)),
                    route("/rest/*", new Fallback.None())));

    private final Manifest fourth = new Manifest(
            third.files(),
            third.sources(),
            third.routes(),
            new Redirects(List.of(
                    new Redirect(
                            new FromPath("/store"), new TreeMap<>(Map.of("id", ":id")), "/products/:id", 302, false),
                    new Redirect(new FromPath("/app/*"), new TreeMap<>(), "/index.html", 200, true))));

    private final Manifest newest = new Manifest(
            fourth.files(),
            fourth.sources(),
            fourth.routes(),
            fourth.redirects(),
            new HeaderRules(List.of(
                    new HeaderRule(
                            new ForPath("/*"),
                            new TreeMap<>(Map.of("x-frame-options", "DENY", "x-robots-tag", "none"))),
                    new HeaderRule(
                            new ForPath("/assets/:kind/*"),
                            new TreeMap<>(Map.of("cache-control", "public, max-age=60"))))));

    @Test
    void aManifestIsWrittenAsTheGoldenFileSays() throws IOException {
        assertThat(new String(ManifestJson.write(newest), UTF_8)).isEqualTo(golden("manifest.5.json"));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertThat(ManifestJson.read(ManifestJson.write(newest))).isEqualTo(newest);
    }

    @Test
    void whatTheFirstVersionWroteIsRead() throws IOException {
        assertThat(ManifestJson.read(golden("manifest.json").getBytes(UTF_8))).isEqualTo(manifest);
    }

    @Test
    void whatTheSecondVersionWroteIsRead() throws IOException {
        assertThat(ManifestJson.read(golden("manifest.2.json").getBytes(UTF_8))).isEqualTo(second);
    }

    @Test
    void whatTheThirdVersionWroteIsRead() throws IOException {
        assertThat(ManifestJson.read(golden("manifest.3.json").getBytes(UTF_8))).isEqualTo(third);
    }

    @Test
    void whatTheFourthVersionWroteIsRead() throws IOException {
        assertThat(ManifestJson.read(golden("manifest.4.json").getBytes(UTF_8))).isEqualTo(fourth);
    }

    @Test
    void aRouteWhoseAnswersAreKeptIsReadBack() throws IOException {
        Route kept = route(
                "/api/*",
                new Render.Origin(URI.create("http://blog.internal:8080")),
                Upkeep.of(new Freshness.Kept()),
                new OnError.Stale());
        Manifest keeping = new Manifest(new TreeMap<>(), new TreeMap<>(), List.of(kept));

        assertThat(ManifestJson.read(golden("manifest.kept.json").getBytes(UTF_8)))
                .isEqualTo(keeping);
        assertThat(ManifestJson.read(ManifestJson.write(keeping))).isEqualTo(keeping);
    }

    @Test
    void aRedirectSaysWhomItIsFor() throws IOException {
        Redirect german = new Redirect(
                new FromPath("/"),
                new TreeMap<>(),
                "/de",
                302,
                false,
                new TreeMap<>(Map.of(Condition.LANGUAGE, List.of("de", "de-AT"), Condition.COOKIE, List.of("beta"))));
        Manifest conditional =
                new Manifest(new TreeMap<>(), new TreeMap<>(), List.of(), new Redirects(List.of(german)));

        assertThat(new String(ManifestJson.write(conditional), UTF_8)).isEqualTo(golden("manifest.conditions.json"));
        assertThat(ManifestJson.read(ManifestJson.write(conditional))).isEqualTo(conditional);
    }

    @Test
    void aFileSaysHowItIsEncoded() throws IOException {
        Map<ContentCoding, Blob> encoded = Map.of(ContentCoding.BR, FILE.blob(), ContentCoding.GZIP, FILE.blob());
        Manifest encoding = new Manifest(new TreeMap<>(Map.of(INDEX, FILE.with(encoded))), new TreeMap<>(), List.of());

        assertThat(new String(ManifestJson.write(encoding), UTF_8)).isEqualTo(golden("manifest.encoded.json"));
        assertThat(ManifestJson.read(ManifestJson.write(encoding))).isEqualTo(encoding);
    }

    @Test
    void unknownFieldsAreIgnored() throws IOException {
        String newer = golden("manifest.5.json").replaceFirst("\\{", "{\"unheardOf\":[],");

        assertThat(ManifestJson.read(newer.getBytes(UTF_8))).isEqualTo(newest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"files\":{\"/../x\":null},\"sources\":{},\"routes\":[]}"})
    void whatIsNoManifestIsRefused(String json) {
        assertThatThrownBy(() -> ManifestJson.read(json.getBytes(UTF_8))).isInstanceOf(IOException.class);
    }

    private static Route route(String pattern, Fallback fallback) {
        return new Route(
                new RoutePattern(pattern),
                new Render.Template(TEMPLATE, new ParameterTemplate("https://catalogue.internal/products/:id")),
                Variants.ofQuery("page"),
                List.of(new ParameterTemplate("products"), new ParameterTemplate("product::id")),
                Upkeep.of(new Freshness.For(Duration.ofSeconds(60))),
                fallback,
                new OnError.Stale(),
                Guard.DEFAULT);
    }

    private static Route echoing(String pattern, Echo.Place place) {
        Route route = route(pattern, new Fallback.Wait());
        return new Route(
                route.pattern(),
                route.render(),
                route.variants(),
                route.tags(),
                route.upkeep(),
                route.fallback(),
                route.onError(),
                route.guard(),
                List.of(new Echo(new ParameterTemplate("product::id"), place)));
    }

    private static Route route(String pattern, Render render, Upkeep upkeep, OnError onError) {
        return new Route(
                new RoutePattern(pattern),
                render,
                new Variants(
                        new TreeSet<>(Set.of("page")),
                        new TreeMap<>(Map.of("accept-language", List.of("de", "en"))),
                        new TreeMap<>(Map.of("theme", List.of("", "dark")))),
                List.of(),
                upkeep,
                new Fallback.Wait(),
                onError,
                new Guard(50, "</html>", 1_000_000));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = ManifestJsonTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8).strip();
        }
    }
}
