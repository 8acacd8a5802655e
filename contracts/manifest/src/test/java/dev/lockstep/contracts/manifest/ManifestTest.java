package dev.lockstep.contracts.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    private static final CanonicalPath TEMPLATE = new CanonicalPath("/product.html");

    private final Route product = route("/products/:id", Set.of("page"), "products", "product::id", "page::page");
    private final Manifest manifest =
            new Manifest(new TreeMap<>(), new TreeMap<>(), List.of(product, route("/*", Set.of())));

    @Test
    void theFirstMatchingRouteMakesThePage() {
        assertThat(manifest.route(new CanonicalPath("/products/7"), Map.of(), ManifestTest::nothing)
                        .orElseThrow()
                        .route())
                .isEqualTo(product);
    }

    @Test
    void undeclaredParametersDoNotReachTheKey() {
        RoutedPage page = manifest.route(
                        new CanonicalPath("/products/7"), Map.of("page", "2", "utm", "x"), ManifestTest::nothing)
                .orElseThrow();

        assertThat(page.key().text()).isEqualTo("/products/7?page=2");
        assertThat(page.values()).isEqualTo(Map.of("id", "7", "page", "2"));
    }

    @Test
    void tagsAreFilledFromThePath() {
        RoutedPage page = manifest.route(new CanonicalPath("/products/7"), Map.of(), ManifestTest::nothing)
                .orElseThrow();

        assertThat(page.tags()).containsExactly("products", "product:7", "page:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\nb"})
    void whatVisitorsSendMakesNoTagThatNobodyCouldPurgeBy(String value) {
        RoutedPage page = manifest.route(new CanonicalPath("/products/7"), Map.of("page", value), ManifestTest::nothing)
                .orElseThrow();

        assertThat(page.key().query()).containsEntry("page", value);
        assertThat(page.tags()).containsExactly("products", "product:7");
    }

    @Test
    void aKeyWithWhatItsRouteDoesNotAllowIsNoPage() {
        PageKey forged = new PageKey(new CanonicalPath("/products/7"), new TreeMap<>(Map.of("utm", "x")));

        assertThat(manifest.page(forged)).isEmpty();
        assertThat(manifest.page(PageKey.of(new CanonicalPath("/products/7")))).isPresent();
    }

    @Test
    void anAddressKeepsItsPortAndEncodesItsParameters() {
        ParameterTemplate address = new ParameterTemplate("http://catalogue:8080/products/:id?page=:page");

        assertThat(address.fillEncoded(Map.of("id", "a/b $1")))
                .isEqualTo("http://catalogue:8080/products/a%2Fb%20%241?page=");
        assertThat(address.names()).containsExactlyInAnyOrder("id", "page");
    }

    private static String nothing(String ignored) {
        return "";
    }

    private static Route route(String pattern, Set<String> query, String... tags) {
        return new Route(
                new RoutePattern(pattern),
                new Render.Template(TEMPLATE, new ParameterTemplate("")),
                Variants.ofQuery(query.toArray(String[]::new)),
                List.of(tags).stream().map(ParameterTemplate::new).toList(),
                Upkeep.of(new Freshness.UntilPurged()),
                new Fallback.Wait(),
                new OnError.Stale(),
                Guard.DEFAULT);
    }
}
