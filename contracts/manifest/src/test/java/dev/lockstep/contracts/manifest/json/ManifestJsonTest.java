package dev.lockstep.contracts.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.RoutePattern;
import java.io.IOException;
import java.io.InputStream;
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

    @Test
    void aManifestIsWrittenAsTheGoldenFileSays() throws IOException {
        assertThat(new String(ManifestJson.write(manifest), UTF_8)).isEqualTo(golden());
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @Test
    void unknownFieldsAreIgnored() throws IOException {
        String newer = golden().replaceFirst("\\{", "{\"redirects\":[],");

        assertThat(ManifestJson.read(newer.getBytes(UTF_8))).isEqualTo(manifest);
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
                Duration.ofSeconds(60),
                fallback,
                new TreeSet<>(Set.of("page")),
                List.of(new ParameterTemplate("products"), new ParameterTemplate("product::id")));
    }

    private static String golden() throws IOException {
        try (InputStream file = ManifestJsonTest.class.getResourceAsStream("manifest.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8).strip();
        }
    }
}
