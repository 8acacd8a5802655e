package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Metrics;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AnotherWorkerTakesOverIT {

    @Test
    void whenOneIsKilledWhileItMakesAPage() throws IOException {
        try (Stage stage = Stage.open(2, 2, Map.of());
                DataSource source = DataSource.open("10")) {
            // Given a page that a worker makes, and visitors of both edges who wait for it
            Visitor visitor = stage.visitor("killed");
            stage.owner().create("killed");
            stage.owner().deploy("killed", Folder.of("index.html", "").withPage("{data.price}", source.route("1h")));
            source.hold();
            List<CompletableFuture<Seen>> visits = stage.edges().stream()
                    .map(edge -> visitor.begin(edge, "/products/1"))
                    .toList();
            await().until(() -> source.asked() == 1 && stage.metric("lockstep_waiting_visitors") == 2);

            // When that worker is killed
            Service worker = stage.platform().renders().stream()
                    .filter(AnotherWorkerTakesOverIT::isBusy)
                    .findFirst()
                    .orElseThrow();
            worker.process().kill();

            // Then the other makes the page, once, and all get it
            await().until(() -> source.asked() == 2);
            source.release();
            assertThat(visits).extracting(visit -> visit.join().body()).containsOnly("10");
            assertThat(stage.kafka().read(Topic.PAGES, record -> record.key().endsWith(" /products/1")))
                    .hasSize(1);
        }
    }

    private static boolean isBusy(Service worker) {
        return Metrics.of(worker.operations()).value("lockstep_render_running") > 0;
    }
}
