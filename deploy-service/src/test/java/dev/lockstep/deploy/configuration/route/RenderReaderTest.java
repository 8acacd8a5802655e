package dev.lockstep.deploy.configuration.route;

import static dev.lockstep.deploy.configuration.route.OneRoute.folder;
import static dev.lockstep.deploy.configuration.route.OneRoute.rendered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Render;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderReaderTest {
    @Test
    void pagesAreMadeByOriginsAndServersToo() {
        assertThat(rendered("{origin: 'http://blog.internal:8080/'}").render())
                .isEqualTo(new Render.Origin(URI.create("http://blog.internal:8080")));
        assertThat(rendered("{server: page.html}").render())
                .isEqualTo(new Render.Server(new CanonicalPath("/page.html")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "page.html | 'render' consists of keys and values, not the text 'page.html'",
                "{} | 'template' is missing",
                "{template: page.html, date: x} | 'date' is not known here",
                "{template: page.html, data: [x]} | 'data' is a text, not a list",
                "{origin: 'http://:splat/'} | the host of 'http://:splat/' is for a visitor to choose",
                "{origin: 'http://h/:id'} | an origin is one address, without placeholders",
                "{origin: 'http://h/?a=b'} | an origin holds no '?'",
                "{origin: blog.internal} | 'blog.internal' is not an http or https address",
                "{origin: 'http://h', data: 'http://h'} | 'data' is not known here",
                "{server: server.js} | the deploy has no file 'server.js'",
            })
    void aMistakeInWhoRendersIsTold(String render, String reason) {
        Problem problem = folder().configured("routes:\n- path: /a\n  render: " + render)
                .problems()
                .getFirst();

        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.reason()).isEqualTo(reason);
    }
}
