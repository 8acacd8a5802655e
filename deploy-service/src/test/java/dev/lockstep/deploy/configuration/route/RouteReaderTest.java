package dev.lockstep.deploy.configuration.route;

import static dev.lockstep.deploy.configuration.route.OneRoute.folder;
import static dev.lockstep.deploy.configuration.route.OneRoute.route;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.contracts.manifest.Variants;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteReaderTest {
    @Test
    void aRouteSaysLittleAndHasDefaults() {
        Route route = route("path: /about");

        assertThat(route.render())
                .isEqualTo(new Render.Template(new CanonicalPath("/page.html"), new ParameterTemplate("")));
        assertThat(route.upkeep()).isEqualTo(Upkeep.of(new Freshness.For(Duration.ofSeconds(60))));
        assertThat(route.fallback()).isEqualTo(new Fallback.Wait());
        assertThat(route.variants()).isEqualTo(Variants.NONE);
        assertThat(route.onError()).isEqualTo(new OnError.Stale());
        assertThat(route.guard()).isEqualTo(Guard.DEFAULT);
        assertThat(route.tags()).isEmpty();
    }

    @Test
    void aRouteSaysEverything() {
        Route route = folder().configured("""
                        routes:
                          - path: /products/:id
                            render: {template: /page.html, data: "https://catalogue.example:8443/p/:id?page=:page"}
                            revalidate: 5m
                            negative: 20s
                            ahead: true
                            fallback: {shell: shell.html}
                            on-error: {status: 503}
                            query: [page, "sort[by]"]
                            headers: {Accept-Language: [en, de], rsc: ["", 1]}
                            cookies: {theme: [light, dark]}
                            guard: {shrink: 50%, marker: "</html>", max-bytes: 2M}
                            tags: [products, "product::id"]
                        """).onlyRoute();

        assertThat(route.pattern().text()).isEqualTo("/products/:id");
        assertThat(route.render())
                .isEqualTo(new Render.Template(
                        new CanonicalPath("/page.html"),
                        new ParameterTemplate("https://catalogue.example:8443/p/:id?page=:page")));
        assertThat(route.upkeep())
                .isEqualTo(new Upkeep(new Freshness.For(Duration.ofMinutes(5)), Duration.ofSeconds(20), true));
        assertThat(route.fallback()).isEqualTo(new Fallback.Shell(new CanonicalPath("/shell.html")));
        assertThat(route.onError()).isEqualTo(new OnError.Status(503));
        assertThat(route.guard()).isEqualTo(new Guard(50, "</html>", 2 * 1024 * 1024));
        assertThat(route.variants().query()).containsExactly("page", "sort[by]");
        assertThat(route.variants().headers())
                .isEqualTo(Map.of("accept-language", List.of("en", "de"), "rsc", List.of("", "1")));
        assertThat(route.variants().cookies()).isEqualTo(Map.of("theme", List.of("light", "dark")));
        assertThat(route.tags())
                .containsExactly(new ParameterTemplate("products"), new ParameterTemplate("product::id"));
    }

    @ParameterizedTest
    @CsvSource({"wait, Wait[]", "none, None[]", "'shell: shell.html', 'Shell[file=/shell.html]'"})
    void fallbacksAreWords(String text, String meant) {
        assertThat(route("path: /a, fallback: '" + text + "'").fallback()).hasToString(meant);
    }
}
