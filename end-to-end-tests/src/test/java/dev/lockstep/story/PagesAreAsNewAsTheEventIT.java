package dev.lockstep.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The source that an event speaks of is a replica, and hears of the change later than everybody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesAreAsNewAsTheEventIT {
    private static final String PAGE = "/products/7";
    private static final int TRIES = 3;

    private Stage stage;

    /** Each site listens to a topic of its name. */
    @BeforeAll
    void open() throws IOException {
        stage = Stage.open(plan -> plan.with(Map.of(
                "lockstep.events.topics.late", "late",
                "lockstep.events.topics.old", "old",
                "lockstep.events.topics.deaf", "deaf")));
    }

    @AfterAll
    void close() throws IOException {
        stage.close();
    }

    @Test
    void visitorsWaitForTheVersionThatTheEventSpeaksOf() throws IOException {
        try (DataSource source = DataSource.open("10")) {
            // Given
            source.change("10", "1", 0);
            Shop shop = Shop.open(stage, "late", source);
            assertThat(shop.see(0).body()).isEqualTo("10");
            assertThat(source.asked()).isEqualTo(1);

            // When an event says that there is version 2, and the source does not say so before it is asked twice
            source.change("12", "2", TRIES - 1);
            shop.tell("{\"id\": 7, \"version\": 2}");
            long purged = shop.purged(1);
            stage.edges()
                    .forEach(edge -> await().until(
                                    () -> stage.visitor("late").visit(edge, "/").epoch() >= purged));

            // Then visitors wait for the new page, which took as many tries, and no other was stored
            for (int edge = 0; edge < stage.edges().size(); edge++) {
                assertThat(shop.see(edge).body()).isEqualTo("12");
            }
            assertThat(source.asked()).isEqualTo(1 + TRIES);
            assertThat(shop.stored(purged)).isEqualTo(1);
        }
    }

    @Test
    void thereIsNoPageRatherThanAnOldOne() throws IOException {
        try (DataSource source = DataSource.open("12")) {
            // Given a page of the version that an event spoke of
            source.change("12", "2", 0);
            Shop shop = Shop.open(stage, "old", source);
            shop.tell("{\"id\": 7, \"version\": 2}");
            shop.purged(1);
            await().untilAsserted(() -> assertThat(shop.see(0).body()).isEqualTo("12"));

            // When a second event comes late, and the source goes back to a replica that is old
            source.change("10", "1", 0);
            shop.tell("{\"id\": 7, \"version\": 1}");
            long purged = shop.purged(2);

            // Then there is no page, it is told why, and when the source has caught up the page is there again
            await().untilAsserted(() -> assertThat(shop.see(0).status()).isEqualTo(502));
            await().untilAsserted(() -> assertThat(shop.failure())
                    .contains("version 1 of tag:product:7, older than version 2 that purge " + purged));
            assertThat(shop.stored(purged)).isZero();
            source.change("12", "2", 0);
            await().untilAsserted(() -> assertThat(shop.see(0).body()).isEqualTo("12"));
        }
    }

    @Test
    void afterASoftPurgeTheLastGoodPageIsShownAndMarked() throws IOException {
        try (DataSource source = DataSource.open("12")) {
            // Given
            source.change("12", "2", 0);
            Shop shop = Shop.open(stage, "deaf", source);
            assertThat(shop.see(0).body()).isEqualTo("12");

            // When an event purges softly, and the source does not hear of it at all
            source.change("14", "3", Integer.MAX_VALUE);
            shop.tell("{\"renamed\": 7, \"version\": 3}");
            long purged = shop.purged(1);

            // Then what is older is shown and not stored, until the source hears of it
            await().until(() -> shop.see(0).isStale());
            await().untilAsserted(
                            () -> assertThat(shop.failure()).contains("older than version 3 that purge " + purged));
            assertThat(shop.see(0).body()).isEqualTo("12");
            assertThat(shop.stored(purged)).isZero();
            source.catchUp();
            await().untilAsserted(() -> assertThat(shop.see(0).body()).isEqualTo("14"));
            assertThat(shop.stored(purged)).isPositive();
        }
    }

    /** A site that shows a price, and hears of its changes. */
    private record Shop(Stage stage, String name, String deploy) {

        static Shop open(Stage stage, String name, DataSource source) {
            stage.kafka().create(name);
            stage.owner().create(name);
            return new Shop(stage, name, stage.owner().deploy(name, folder(name, source)));
        }

        Seen see(int edge) {
            return stage.visitor(name).visit(stage.edges().get(edge), PAGE);
        }

        void tell(String value) {
            stage.kafka().write(new ProducerRecord<>(name, "7", value.getBytes(UTF_8)));
        }

        /** The epoch of so many events' last purge. */
        long purged(int events) {
            await().until(() -> outcomes().size() == events);
            assertThat(outcomes().path(0).path("ending").asText()).isEqualTo("purged");
            return outcomes().path(0).path("epoch").asLong();
        }

        String failure() {
            return asked("/explain?url=" + PAGE)
                    .path("pages")
                    .path(0)
                    .path("last_failure")
                    .path("summary")
                    .asText();
        }

        /** How often the page was stored with data that is said to be from an epoch on. */
        long stored(long epoch) {
            List<PageRevalidated> pages = stage
                    .kafka()
                    .read(
                            Topic.PAGES,
                            record -> record.key().startsWith(deploy)
                                    && record.key().endsWith(PAGE))
                    .stream()
                    .map(record -> EventRecords.read(record.headers(), Objects.requireNonNull(record.value())))
                    .filter(Decoded.Known.class::isInstance)
                    .map(known -> (PageRevalidated) ((Decoded.Known) known).event())
                    .toList();
            return pages.stream().filter(page -> page.asOf().number() >= epoch).count();
        }

        private JsonNode outcomes() {
            return asked("/events").path("outcomes");
        }

        private JsonNode asked(String what) {
            return stage.owner().get("/sites/" + name + what).body();
        }

        private static Folder folder(String topic, DataSource source) {
            return Folder.of("index.html", "home")
                    .with("page.html", "{data.price}")
                    .with("lockstep.yaml", """
                    routes:
                      - path: /products/:id
                        render: {template: page.html, data: "%s/:id"}
                        revalidate: 1h
                        tags: ["product::id"]
                        echo: {of: "product::id"}
                    events:
                      - topic: %s
                        tags: ["product:{value.id}"]
                        version: value.version
                        purge: hard
                      - topic: %s
                        tags: ["product:{value.renamed}"]
                        version: value.version
                    """.formatted(source.url(), topic, topic));
        }
    }
}
