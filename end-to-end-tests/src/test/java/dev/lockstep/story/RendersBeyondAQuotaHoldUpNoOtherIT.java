package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class RendersBeyondAQuotaHoldUpNoOtherIT {
    private static final String LIMITED = "frugal";
    private static final String FREE = "lavish";

    /** In a second, of the site that has a quota. */
    private static final int QUOTA = 1;

    /** Takes the site so many seconds that the other has its few long before, however slow the machine is. */
    private static final int PAGES = 20;

    private static final int OTHERS = 5;

    @Test
    void andComeInTurnWithNothingLost(Stage stage) throws IOException {
        URI edge = stage.edges().getFirst();
        Visitor frugal = stage.visitor(LIMITED);
        Visitor lavish = stage.visitor(FREE);
        try (DataSource limited = DataSource.open("1");
                DataSource free = DataSource.open("2")) {
            // Given a site that has a quota of renders, which its worker knows, and one that has none
            Owner owner = stage.owner();
            owner.create(LIMITED);
            assertThat(owner.put("/sites/" + LIMITED + "/quota", "{\"renders_per_second\": " + QUOTA + "}")
                            .status())
                    .isEqualTo(200);
            owner.deploy(LIMITED, design(limited));
            owner.create(FREE);
            owner.deploy(FREE, design(free));
            assertThat(frugal.visit(edge, "/products/first").body()).isEqualTo("1 /first");
            int before = limited.asked();

            // When many of its pages are asked for at once, and some of the other
            long start = System.nanoTime();
            List<CompletableFuture<Seen>> waiting =
                    paths(PAGES).map(path -> frugal.begin(edge, path)).toList();
            await().until(() -> stage.metric("lockstep_waiting_visitors") > PAGES / 2);
            paths(OTHERS)
                    .forEach(page -> assertThat(lavish.visit(edge, page).body()).isEqualTo("2 " + id(page)));

            // Then all of the other's are there while most of its own are yet to come
            int meanwhile = limited.asked() - before;
            assertThat(free.asked()).isEqualTo(OTHERS);
            assertThat(meanwhile).isLessThan(PAGES).isLessThanOrEqualTo(admitted(start));
            assertThat(waiting).anyMatch(visit -> !visit.isDone());

            // And these come too, at its pace, each to whom it was promised and made once
            List<String> came =
                    waiting.stream().map(visit -> visit.join().body()).toList();
            assertThat(limited.asked() - before).isEqualTo(PAGES).isLessThanOrEqualTo(admitted(start));
            assertThat(came).isEqualTo(paths(PAGES).map(path -> "1 " + id(path)).toList());
        }
    }

    /** The most that may have begun by now: a second's worth at once, and the rest evenly. */
    private static int admitted(long start) {
        return QUOTA
                + (int) (QUOTA * Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000)
                + 1;
    }

    private static Stream<String> paths(int count) {
        return IntStream.range(0, count).mapToObj(page -> "/products/" + page);
    }

    private static String id(String path) {
        return path.substring("/products".length());
    }

    private static Folder design(DataSource source) {
        return Folder.of("index.html", "").withPage("{data.price} {data.line}", source.route("1h"));
    }
}
