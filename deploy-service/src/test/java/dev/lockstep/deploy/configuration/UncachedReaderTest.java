package dev.lockstep.deploy.configuration;

import static dev.lockstep.deploy.configuration.OneRoute.folder;
import static dev.lockstep.deploy.configuration.OneRoute.rendered;
import static dev.lockstep.deploy.configuration.OneRoute.route;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.Upkeep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UncachedReaderTest {
    @Test
    void aRouteMayStoreNothing() {
        Route route = route("path: /a, cache: none, query: [page], cookies: {theme: [light, dark]}");

        assertThat(route.upkeep()).isEqualTo(Upkeep.of(new Freshness.Uncached()));
        assertThat(route.variants().query()).containsExactly("page");
        assertThat(rendered("{origin: 'http://h'}, cache: none").freshness()).isEqualTo(new Freshness.Uncached());
        assertThat(rendered("{server: page.html}, cache: none").freshness()).isEqualTo(new Freshness.Uncached());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"query | [page]", "headers | {accept-language: [en]}", "cookies | {theme: [light]}"})
    void whoGetsTheWholeRequestIsToldOfNoPartOfIt(String key, String value) {
        Problem problem = folder().configured(
                        "routes: [{path: /a, render: {origin: 'http://h'}, cache: none, " + key + ": " + value + "}]")
                .problems()
                .getFirst();

        assertThat(problem.reason()).isEqualTo("'" + key + "' does not go with 'cache: none'");
        assertThat(problem.hint()).isEqualTo("the renderer gets the whole request");
    }
}
