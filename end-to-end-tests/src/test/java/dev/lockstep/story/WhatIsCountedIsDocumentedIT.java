package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Metrics;
import dev.lockstep.story.stage.MetricsTable;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class WhatIsCountedIsDocumentedIT {

    @Test
    void everyServiceTellsWhatTheTableSaysAndNothingElse(Stage stage) throws IOException {
        // Given what operators were told
        MetricsTable table = MetricsTable.read();
        Service edge = stage.platform().edges().getFirst();
        Service render = stage.platform().renders().getFirst();
        Service deploy = stage.platform().deploy();
        try (DataSource source = DataSource.open("10")) {
            // When a page is rendered, so that there is something of everything
            stage.owner().create("counted");
            stage.owner().deploy("counted", Folder.of("index.html", "").withPage("{data.price}", source.route("1h")));
            assertThat(stage.visitor("counted").visit(edge.url(), "/products/1").status())
                    .isEqualTo(200);
        }

        // Then each tells what operators were told, as soon as it has counted it
        await().untilAsserted(() -> {
            assertThat(Metrics.of(edge.operations()).ours("edge")).isEqualTo(table.of("edge"));
            assertThat(Metrics.of(render.operations()).ours("render")).isEqualTo(table.of("render"));
            assertThat(Metrics.of(deploy.operations()).ours("deploy")).containsAll(table.of("deploy"));
            assertThat(table.ofOthers("deploy"))
                    .isNotEmpty()
                    .allSatisfy(name ->
                            assertThat(Metrics.of(deploy.operations()).text()).contains("\n" + name + "{"));
        });
    }

    @Test
    void aVisitIsCountedByWhatWasThere(Stage stage) throws IOException {
        // Given
        stage.owner().create("counted-once");
        stage.owner().deploy("counted-once", Folder.of("index.html", "hello"));
        Service edge = stage.platform().edges().getFirst();

        Metrics before = Metrics.of(edge.operations());

        // When
        int found = stage.visitor("counted-once").visit(edge.url(), "/").status();
        int missing =
                stage.visitor("counted-once").visit(edge.url(), "/no-such-page").status();

        // Then it is counted once it was answered
        assertThat(found).isEqualTo(200);
        assertThat(missing).isEqualTo(404);
        await().untilAsserted(() -> {
            Metrics after = Metrics.of(edge.operations());
            assertThat(visits(after, "file") - visits(before, "file")).isEqualTo(1);
            assertThat(visits(after, "not-found") - visits(before, "not-found")).isEqualTo(1);
        });
    }

    private static double visits(Metrics metrics, String outcome) {
        return metrics.value("lockstep_visits_seconds_count", "outcome=\"" + outcome + "\"");
    }

    @Test
    void whatIsPublishedLeavesNothingBehind(Stage stage) throws IOException {
        stage.owner().create("counted-lag");
        stage.owner().deploy("counted-lag", Folder.of("index.html", "hello"));

        await().untilAsserted(() -> {
            assertThat(stage.metric("lockstep_epoch_lag")).isZero();
            Metrics deploy = Metrics.of(stage.platform().deploy().operations());
            assertThat(deploy.value("lockstep_outbox_waiting")).isZero();
            assertThat(deploy.value("lockstep_edges", "standing=\"speaking\""))
                    .isEqualTo(stage.edges().size());
        });
    }
}
