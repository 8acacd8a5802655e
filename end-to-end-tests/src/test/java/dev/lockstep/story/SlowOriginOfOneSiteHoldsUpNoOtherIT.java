package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class SlowOriginOfOneSiteHoldsUpNoOtherIT {
    private static final int MORE_THAN_A_WORKER_DOES = 300;
    private static final int PER_SITE = 32;

    @Test
    void howeverManyOfItsPagesAreAskedFor(Stage stage) throws IOException {
        URI edge = stage.edges().getFirst();
        Visitor patient = stage.visitor("snail");
        Visitor quick = stage.visitor("hare");
        try (DataSource slow = DataSource.open("1");
                DataSource fast = DataSource.open("2")) {
            // Given two sites, one of which has a source that does not answer
            for (String site : new String[] {"snail", "hare"}) {
                DataSource source = site.equals("snail") ? slow : fast;
                stage.owner().create(site);
                stage.owner().deploy(site, Folder.of("index.html", "").withPage("{data.price}", source.route("1h")));
            }
            slow.hold();

            // When more of its pages are asked for than a worker makes at once
            for (int page = 0; page < MORE_THAN_A_WORKER_DOES; page++) {
                var _ = patient.begin(edge, "/products/" + page);
            }
            await().until(() ->
                    slow.asked() > 0 && stage.metric("lockstep_waiting_visitors") == MORE_THAN_A_WORKER_DOES);

            // Then each page of the other is made, while the source is asked by no more than may
            for (int page = 0; page < 100; page++) {
                assertThat(quick.visit(edge, "/products/" + page).body()).isEqualTo("2");
            }
            assertThat(slow.asked()).isBetween(1, PER_SITE);
            assertThat(fast.asked()).isEqualTo(100);
        }
    }
}
