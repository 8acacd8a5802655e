package dev.lockstep.deploy.configuration.route;

import static dev.lockstep.deploy.configuration.route.OneRoute.folder;
import static dev.lockstep.deploy.configuration.route.OneRoute.rendered;
import static dev.lockstep.deploy.configuration.route.OneRoute.route;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.Upkeep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheReaderTest {
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

    @Test
    void aRouteMayKeepWhatAnswersAllow() {
        assertThat(rendered("{origin: 'http://h'}, cache: http").upkeep()).isEqualTo(Upkeep.of(new Freshness.Kept()));
        assertThat(rendered("{server: page.html}, cache: http, tags: [a]").tags())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revalidate | 5m | answers say it themselves",
                "negative | 5s | answers say it themselves",
                "ahead | true | answers say it themselves",
                "fallback | none | waits for an answer",
                "on-error | stale | stale-if-error",
                "guard | {shrink: 5%} | as they are",
                "query | [page] | the whole request"
            })
    void whatAnswersSayThemselvesTheRouteDoesNot(String key, String value, String hint) {
        Problem problem = folder().configured(
                        "routes: [{path: /a, render: {origin: 'http://h'}, cache: http, " + key + ": " + value + "}]")
                .problems()
                .getFirst();

        assertThat(problem.reason()).isEqualTo("'" + key + "' does not go with 'cache: http'");
        assertThat(problem.hint()).contains(hint);
    }

    @Test
    void aTemplateSaysNothingToCaches() {
        assertThat(folder().configured("routes:\n- {path: /a, render: {template: page.html}, cache: http}")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("no response that says"));
    }
}
