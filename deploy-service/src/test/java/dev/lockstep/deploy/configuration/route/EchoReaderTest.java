package dev.lockstep.deploy.configuration.route;

import static dev.lockstep.deploy.configuration.route.OneRoute.folder;
import static dev.lockstep.deploy.configuration.route.OneRoute.rendered;
import static dev.lockstep.deploy.configuration.route.OneRoute.route;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.Echo;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Route;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EchoReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{of: a}                      | lockstep-data-version", "{of: a, header: X-Version}   | x-version"
            })
    void theVersionOfARoutesDataStandsInAHeader(String echo, String name) {
        assertThat(rendered("{origin: 'http://h'}, tags: [a], echo: " + echo).echo())
                .containsExactly(new Echo(new ParameterTemplate("a"), new Echo.Place.Header(name)));
    }

    @Test
    void theVersionOfARoutesDataStandsInAField() {
        Route route = rendered(
                "{template: page.html, data: 'https://d.example/'}, tags: [a], echo: {of: a, field: of.version}");

        assertThat(route.echo())
                .containsExactly(new Echo(new ParameterTemplate("a"), new Echo.Place.Field(List.of("of", "version"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tags: [a], echo: {of: b}                        | 'b' is not one of the route's tags",
                "tags: [a], echo: {header: x}                    | 'of' is missing",
                "tags: [a], echo: {of: a, header: 'x y'}         | 'x y' is no name of a header",
                "tags: [a], echo: {of: a, field: v..w}           | 'v..w' is no name of a field",
                "tags: [a], echo: {of: a, field: v}              | only a template's data has fields",
                "tags: [a], echo: {of: a, header: x, field: v}   | the version stands in a header or in a field",
                "tags: [a], cache: none, echo: {of: a}           | 'echo' does not go with 'cache: none'"
            })
    void anEchoThatNobodyWouldHearIsRefused(String options, String reason) {
        assertThat(folder().configured("routes: [{path: /a, render: {origin: 'http://h'}, " + options + "}]")
                        .problems())
                .extracting(Problem::reason)
                .contains(reason);
    }
}
