package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.story.stage.Accounts;
import dev.lockstep.story.stage.Collector;
import dev.lockstep.story.stage.Collector.Span;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.LogLine;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OneMissIsOneTraceIT {

    @Test
    void whatIsDoneForAVisitorIsOneTraceFromTheirRequestToTheirAnswer() throws IOException {
        try (Collector collector = Collector.open();
                Accounts accounts = Accounts.open();
                DataSource source = DataSource.open("10");
                Stage stage = Stage.open(1, 1, settings(collector))) {
            // Given
            stage.owner().create("traced");
            stage.owner()
                    .deploy(
                            "traced",
                            Folder.of("index.html", "")
                                    .withPage("{data.price}", source.route("1h") + accounts.route()));

            // When one visitor comes for a page that is not there, and another for what is
            assertThat(stage.visitor("traced")
                            .visit(stage.edges().getFirst(), "/products/1")
                            .body())
                    .isEqualTo("10");
            assertThat(stage.visitor("traced")
                            .visit(stage.edges().getFirst(), "/products/1")
                            .body())
                    .isEqualTo("10");

            // Then everything that was done for the first is one trace, and nothing was noted for the second
            await().untilAsserted(() ->
                    assertThat(collector.spans()).extracting(Span::name).contains("visit", "render", "fetch"));
            List<Span> spans = collector.spans();
            assertThat(spans).hasSize(3);
            Span visit = named(spans, "visit");
            Span render = named(spans, "render");
            Span fetch = named(spans, "fetch");
            assertThat(spans).extracting(Span::trace).containsOnly(visit.trace());
            assertThat(visit.parent()).isEmpty();
            assertThat(visit.service()).isEqualTo("lockstep-edge");
            assertThat(visit.links()).containsExactly(render.id());
            assertThat(render.parent()).isEqualTo(visit.id());
            assertThat(render.service()).isEqualTo("lockstep-render");
            assertThat(fetch.parent()).isEqualTo(render.id());
            assertThat(visit.attributes())
                    .containsKeys("lockstep.site", "lockstep.deploy", "lockstep.epoch")
                    .containsEntry("lockstep.outcome", "miss")
                    .containsEntry("url.path", "/products/1");

            // And what was logged of it and of its publish can be joined
            assertLogsCanBeJoined(stage, visit, render);

            // When a visitor's request goes through to a renderer
            stage.visitor("traced").visit(stage.edges().getFirst(), "/account/me");

            // Then that is another trace, from edge to worker
            await().untilAsserted(() -> assertThat(collector.spans())
                    .hasSize(5)
                    .extracting(Span::name)
                    .contains("pass"));
            Span pass = named(collector.spans(), "pass");
            assertThat(pass.trace()).isNotEqualTo(visit.trace());
            assertThat(collector.spans()).anyMatch(span -> span.id().equals(pass.parent()) && isPass(span));
        }
    }

    /** Of the publish by site, deploy and epoch, of the visit by its trace. */
    private static void assertLogsCanBeJoined(Stage stage, Span visit, Span render) {
        Map<String, String> published = Map.of(
                "site", attribute(visit, "lockstep.site"),
                "deploy", attribute(visit, "lockstep.deploy"),
                "epoch", attribute(visit, "lockstep.epoch"));
        LogLine announced = line(stage.platform().deploy(), "event announced states=live");
        LogLine read = line(stage.platform().edges().getFirst(), "event read states=live");
        LogLine rendered = line(stage.platform().renders().getFirst(), "page rendered page=/products/1");

        assertThat(List.of(announced, read, rendered)).allMatch(line -> line.has(published));
        assertThat(rendered.has(Map.of("traceId", visit.trace(), "spanId", render.id())))
                .isTrue();
    }

    private static boolean isPass(Span span) {
        return span.name().equals("visit")
                && attribute(span, "lockstep.outcome").equals("pass");
    }

    private static String attribute(Span span, String name) {
        return span.attributes().getOrDefault(name, "");
    }

    private static Map<String, String> settings(Collector collector) {
        return Map.of(
                "lockstep.tracing.collector",
                collector.address().toString(),
                "lockstep.log.format",
                "json",
                "quarkus.log.category.\"dev.lockstep\".level",
                "DEBUG");
    }

    /** The first of its kind, as a relay may announce an event once more; each line of the whole log is read. */
    private static LogLine line(Service service, String message) {
        return await().until(
                        () -> LogLine.of(service).stream()
                                .filter(line -> line.message().equals(message))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Span named(List<Span> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
