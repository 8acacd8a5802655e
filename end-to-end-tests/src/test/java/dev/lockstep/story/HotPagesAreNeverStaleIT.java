package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many stale answers that saves is measured and not tested: it depends on who else uses the machine. */
@ExtendWith(SharedStage.class)
class HotPagesAreNeverStaleIT {
    private static final int RENEWALS = 3;
    private static final int VISITS = 500;
    private static final Duration LONGEST = Duration.ofMinutes(4);

    @Test
    void whereTheRouteHasThemRenewedAheadOfTime(Stage stage) throws IOException {
        // Given two sites that differ in nothing else, and whose page is asked for again and again
        List<RenderReason> with = reasons(stage, "ahead", "    ahead: true\n", RenderReason.AHEAD);
        List<RenderReason> without = reasons(stage, "not-ahead", "", RenderReason.STALE);

        // Then the page of the one is renewed before visitors find it stale, and that of the other never
        assertThat(with).contains(RenderReason.AHEAD);
        assertThat(without).doesNotContain(RenderReason.AHEAD);
    }

    /** Visits a page until it was renewed a few times for the reason that is awaited; why it was rendered each time. */
    private static List<RenderReason> reasons(Stage stage, String site, String option, RenderReason awaited)
            throws IOException {
        URI edge = stage.edges().getFirst();
        Visitor visitor = stage.visitor(site);
        try (DataSource source = DataSource.open("10")) {
            stage.owner().create(site);
            String route = source.route("2s") + option;
            String deploy =
                    stage.owner().deploy(site, Folder.of("index.html", "").withPage("{data.price}", route));
            await().atMost(LONGEST).until(() -> {
                for (int visit = 0; visit < VISITS; visit++) {
                    assertThat(visitor.visit(edge, "/products/1").body()).isEqualTo("10");
                }
                return source.asked() > RENEWALS && reasons(stage, deploy).contains(awaited);
            });
            return reasons(stage, deploy);
        }
    }

    private static List<RenderReason> reasons(Stage stage, String deploy) {
        return stage.kafka().read(Topic.PAGES, record -> record.key().startsWith(deploy + " ")).stream()
                .map(HotPagesAreNeverStaleIT::reason)
                .toList();
    }

    private static RenderReason reason(ConsumerRecord<String, byte[]> record) {
        if (EventRecords.read(record.headers(), record.value()) instanceof Decoded.Known(PageRevalidated page)) {
            return page.cause().reason();
        }
        throw new IllegalStateException("no page: " + record.key());
    }
}
