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
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** The source that an event speaks of is a replica, and hears of the change later than everybody else. */
class PagesAreAsNewAsTheEventIT {
    private static final String PAGE = "/products/7";
    private static final int TRIES = 3;

    @Test
    void whatIsOlderIsNeverStoredAsIfItWereNew() throws IOException {
        Map<String, String> open = Map.of("lockstep.events.topics.late", "catalogue");
        try (Stage stage = Stage.open(plan -> plan.with(open));
                DataSource source = DataSource.open("10")) {
            Owner owner = stage.owner();
            stage.kafka().create("catalogue");
            source.change("10", "1", 0);
            owner.create("late");
            owner.deploy("late", shop(source));
            stage.edges().forEach(edge -> assertThat(see(stage, 0).body()).isEqualTo("10"));
            assertThat(source.asked()).isEqualTo(1);

            // When an event says that there is version 2, and the source does not say so before it is asked twice
            source.change("12", "2", TRIES - 1);
            tell(stage, "{\"id\": 7, \"version\": 2}");
            long second = purged(owner, 1);
            stage.edges()
                    .forEach(edge -> await().until(
                                    () -> stage.visitor("late").visit(edge, "/").epoch() >= second));

            // Then visitors wait for the new page, which took as many tries, and no other was stored
            for (int edge = 0; edge < stage.edges().size(); edge++) {
                assertThat(see(stage, edge).body()).isEqualTo("12");
            }
            assertThat(source.asked()).isEqualTo(1 + TRIES);
            assertThat(stored(stage, second)).isEqualTo(1);

            // When a second event comes late, and the source goes back to a replica that is old
            source.change("10", "1", 0);
            tell(stage, "{\"id\": 7, \"version\": 1}");
            long third = purged(owner, 2);

            // Then there is no page rather than an old one, and it is told why
            await().untilAsserted(() -> assertThat(see(stage, 0).status()).isEqualTo(502));
            await().untilAsserted(() -> assertThat(failure(owner))
                    .contains("version 1 of tag:product:7, older than version 2 that purge " + third));
            assertThat(stored(stage, third)).isZero();

            // And when the source has caught up, the page is there again
            source.change("12", "2", 0);
            await().untilAsserted(() -> assertThat(see(stage, 0).body()).isEqualTo("12"));

            // When the next event purges softly, and the source does not hear of it at all
            source.change("14", "3", Integer.MAX_VALUE);
            tell(stage, "{\"renamed\": 7, \"version\": 3}");
            long fourth = purged(owner, 3);

            // Then the last good page is shown, and marked
            await().until(() -> see(stage, 0).isStale());
            await().untilAsserted(
                            () -> assertThat(failure(owner)).contains("older than version 3 that purge " + fourth));
            assertThat(see(stage, 0).body()).isEqualTo("12");
            assertThat(stored(stage, fourth)).isZero();

            source.catchUp();
            await().untilAsserted(() -> assertThat(see(stage, 0).body()).isEqualTo("14"));
            assertThat(stored(stage, fourth)).isPositive();
        }
    }

    private static Seen see(Stage stage, int edge) {
        return stage.visitor("late").visit(stage.edges().get(edge), PAGE);
    }

    private static void tell(Stage stage, String value) {
        stage.kafka().write(new ProducerRecord<>("catalogue", "7", value.getBytes(UTF_8)));
    }

    /** The epoch of so many events' last purge. */
    private static long purged(Owner owner, int events) {
        await().until(() -> outcomes(owner).size() == events);
        assertThat(outcomes(owner).path(0).path("ending").asText()).isEqualTo("purged");
        return outcomes(owner).path(0).path("epoch").asLong();
    }

    private static JsonNode outcomes(Owner owner) {
        return owner.get("/sites/late/events").body().path("outcomes");
    }

    private static String failure(Owner owner) {
        return owner.get("/sites/late/explain?url=" + PAGE)
                .body()
                .path("pages")
                .path(0)
                .path("last_failure")
                .path("summary")
                .asText();
    }

    /** How often the page was stored with data that is said to be from an epoch on. */
    private static long stored(Stage stage, long epoch) {
        List<PageRevalidated> pages = stage
                .kafka()
                .read(Topic.PAGES, record -> record.key().endsWith(PAGE))
                .stream()
                .map(record -> EventRecords.read(record.headers(), Objects.requireNonNull(record.value())))
                .filter(Decoded.Known.class::isInstance)
                .map(known -> (PageRevalidated) ((Decoded.Known) known).event())
                .toList();
        return pages.stream().filter(page -> page.asOf().number() >= epoch).count();
    }

    private static Folder shop(DataSource source) {
        return Folder.of("index.html", "home").with("page.html", "{data.price}").with("lockstep.yaml", """
                routes:
                  - path: /products/:id
                    render: {template: page.html, data: "%s/:id"}
                    revalidate: 1h
                    tags: ["product::id"]
                    echo: {of: "product::id"}
                events:
                  - topic: catalogue
                    tags: ["product:{value.id}"]
                    version: value.version
                    purge: hard
                  - topic: catalogue
                    tags: ["product:{value.renamed}"]
                    version: value.version
                """.formatted(
                        source.url()));
    }
}
