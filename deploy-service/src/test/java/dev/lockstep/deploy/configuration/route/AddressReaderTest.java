package dev.lockstep.deploy.configuration.route;

import static dev.lockstep.deploy.configuration.route.OneRoute.folder;
import static dev.lockstep.deploy.configuration.route.OneRoute.route;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"http://h/:id", "HTTPS://h.example:8080/a/:id.json?p=:page", "http://[::1]:80/:id", "http://h"})
    void anAddressMayHoldPlaceholdersBehindItsHost(String data) {
        Route route = folder().configured(
                        "routes: [{path: '/:id', query: [page], render: {template: page.html, data: '" + data + "'}}]")
                .onlyRoute();

        assertThat(route.render())
                .isEqualTo(new Render.Template(new CanonicalPath("/page.html"), new ParameterTemplate(data)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http://:id.internal/ | the host of 'http://:id.internal/' is for a visitor to choose",
                "http://:id/x | the host of 'http://:id/x' is for a visitor to choose",
                "http://h:id/x | the host of 'http://h:id/x' is for a visitor to choose",
                "http://me:secret@h/x | an address to ask holds no user and no password",
                "http://h@:id/x | an address to ask holds no user and no password",
                ":id/x | ':id/x' is not an http or https address",
                "/x | '/x' is not an http or https address",
                "file:///etc/passwd | 'file:///etc/passwd' is not an http or https address",
                "http:///x | 'http:///x' names no host",
                "http://a_b/x | 'http://a_b/x' names no host",
                "http://h:99999/x | 'http://h:99999/x' names no host",
                "http://h/a b | 'http://h/a b' is not an address",
                "http://h/%zz | 'http://h/%zz' is not an address",
                "http://h/x#part | what follows '#' is never sent",
                "${HOST}/x | '${HOST}/x' still holds a variable",
                "http://h/:nope | ':nope' is neither in the path nor under 'query'",
            })
    void dataComesFromAnAddressThatTheAuthorChose(String data, String reason) {
        Problem problem = folder().configured("""
                        routes:
                          - path: /products/:id
                            render:
                              template: page.html
                              data: '%s'
                        """.formatted(data)).problems().getFirst();

        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.reason()).startsWith(reason);
        assertThat(problem.hint()).isNotEmpty();
    }
}
