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
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class HotPagesAreNeverStaleIT {
    private static final int RENEWALS = 4;

    @Test
    void whereTheRouteHasThemRenewedAheadOfTime(Stage stage) throws IOException {
        // Given two sites that differ in nothing else
        int with = staleShare(stage, "ahead", "    ahead: true\n");
        int without = staleShare(stage, "not-ahead", "");

        // Then hardly a visitor of the one sees an old page, and those of the other do each time
        assertThat(with).isLessThan(without);
    }

    /** Visits a page until it was renewed a few times; stale answers in a thousand. */
    private static int staleShare(Stage stage, String site, String option) throws IOException {
        URI edge = stage.edges().getFirst();
        Visitor visitor = stage.visitor(site);
        AtomicInteger visits = new AtomicInteger();
        AtomicInteger stale = new AtomicInteger();
        try (DataSource source = DataSource.open("10")) {
            stage.owner().create(site);
            String route = source.route("3s") + option;
            stage.owner().deploy(site, Folder.of("index.html", "").withPage("{data.price}", route));
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> {
                        visits.incrementAndGet();
                        stale.addAndGet(visitor.visit(edge, "/products/1").isStale() ? 1 : 0);
                        return source.asked() > RENEWALS;
                    });
        }
        System.out.printf("%s: %d of %d answers were stale%n", site, stale.get(), visits.get());
        return stale.get() * 1000 / visits.get();
    }
}
