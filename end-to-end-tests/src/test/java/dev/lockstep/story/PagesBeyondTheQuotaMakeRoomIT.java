package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Metrics;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.SteadyVisitors;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesBeyondTheQuotaMakeRoomIT {
    private static final int QUOTA = 20;
    private static final int CRAWLED = 60;
    private static final int OTHERS = 5;

    @Test
    void whileEveryVisitIsAnsweredAndNoOtherSiteNotices() throws IOException {
        try (Stage stage = Stage.open(2, 2, Map.of("lockstep.retention.drop-every", "1s"));
                DataSource source = DataSource.open("10");
                DataSource ofOthers = DataSource.open("20")) {
            // Given a site that may have few pages, and one that may have as many as is usual
            Owner owner = stage.owner();
            owner.create("crawled");
            assertThat(owner.put("/sites/crawled/quota", "{\"pages\": " + QUOTA + "}")
                            .status())
                    .isEqualTo(200);
            String first = owner.deploy("crawled", source.design("one"));
            owner.create("quiet");
            String other = owner.deploy("quiet", ofOthers.design("quiet"));
            paths(OTHERS).forEach(path -> everywhere(stage, "quiet", path, "quiet 20"));

            // When many more of its pages are visited, again and again, while pages are dropped
            try (SteadyVisitors visitors = SteadyVisitors.of(stage, "crawled", paths(CRAWLED))) {
                await().until(() -> dropped(stage) >= CRAWLED - QUOTA || isBroken(visitors));
                visitors.awaitAnswers(2 * 2 * CRAWLED);

                // Then every visit is answered
                assertThat(visitors.failures()).isEmpty();
            }

            // And the log and all edges come down to what may be kept, with every page of the other site
            await().until(() -> onLog(stage, first).kept().size() <= QUOTA);
            OnLog pages = onLog(stage, first);
            assertThat(pages.kept()).hasSize(QUOTA);
            assertThat(pages.dropped()).hasSize(CRAWLED - QUOTA);
            assertThat(onLog(stage, other).kept()).hasSize(OTHERS);
            for (URI edge : operations(stage)) {
                await().until(() -> Metrics.of(edge).value("lockstep_known_pages") == QUOTA + OTHERS);
            }
            await().until(() ->
                    owner.get("/sites/crawled/usage").body().path("pages").asInt() == QUOTA);

            // And a page that was dropped is made again when it is visited, once
            String gone = pages.dropped().getFirst();
            String kept = pages.kept().getFirst();
            int asked = source.asked();
            everywhere(stage, "crawled", gone, "one 10");
            assertThat(source.asked()).isEqualTo(asked + 1);

            // And purges and rollbacks hold for it as for one that was kept
            source.price("11");
            owner.purge("crawled", Map.of("site", true));
            List.of(gone, kept).forEach(path -> everywhere(stage, "crawled", path, "one 11"));
            source.price("12");
            owner.deploy("crawled", source.design("two"));
            List.of(gone, kept).forEach(path -> everywhere(stage, "crawled", path, "two 12"));
            source.price("13");
            owner.restore("crawled", first);
            List.of(gone, kept).forEach(path -> everywhere(stage, "crawled", path, "one 13"));

            // And nobody has asked the other site's source again
            paths(OTHERS).forEach(path -> everywhere(stage, "quiet", path, "quiet 20"));
            assertThat(ofOthers.asked()).isEqualTo(OTHERS);
        }
    }

    private static List<String> paths(int count) {
        return IntStream.range(0, count).mapToObj(page -> "/products/" + page).toList();
    }

    private static void everywhere(Stage stage, String site, String path, String body) {
        Visitor visitor = stage.visitor(site);
        stage.edges()
                .forEach(edge -> assertThat(visitor.visit(edge, path).body()).isEqualTo(body));
    }

    /** The paths of pages that the page log holds once it is compacted, and of those that were taken back. */
    private record OnLog(List<String> kept, List<String> dropped) {}

    private static OnLog onLog(Stage stage, String deploy) {
        Map<String, Boolean> last = new LinkedHashMap<>();
        stage.kafka()
                .read(Topic.PAGES, record -> record.key().startsWith(deploy + " "))
                .forEach(record -> last.put(record.key(), record.value() != null));
        List<String> kept = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        last.forEach((key, isKept) -> (isKept ? kept : dropped).add(key.substring(deploy.length() + 1)));
        return new OnLog(kept, dropped);
    }

    private static boolean isBroken(SteadyVisitors visitors) {
        return !visitors.failures().isEmpty();
    }

    private static double dropped(Stage stage) {
        return Metrics.of(stage.platform().deploy().operations()).value("lockstep_retention_dropped_pages_total");
    }

    private static List<URI> operations(Stage stage) {
        return stage.platform().edges().stream().map(edge -> edge.operations()).toList();
    }
}
