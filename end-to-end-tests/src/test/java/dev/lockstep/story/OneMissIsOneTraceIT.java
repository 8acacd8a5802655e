package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.story.stage.Collector;
import dev.lockstep.story.stage.Collector.Span;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OneMissIsOneTraceIT {

    @Test
    void whatIsDoneForAVisitorIsOneTraceFromTheirRequestToTheirAnswer() throws IOException {
        try (Collector collector = Collector.open();
                DataSource source = DataSource.open("10");
                Stage stage = Stage.open(
                        1,
                        1,
                        Map.of("lockstep.tracing.collector", collector.address().toString()))) {
            // Given
            stage.owner().create("traced");
            stage.owner().deploy("traced", Folder.of("index.html", "").withPage("{data.price}", source.route("1h")));

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
        }
    }

    private static Span named(List<Span> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
