package dev.lockstep.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The platform opens the topic {@code products} to the site {@code shop}, and to no other. */
@ExtendWith(SharedStage.class)
class DataEventsPurgePagesIT {
    private static final String PAGE = "/products/7";

    @Test
    void aChangeOfDataRenewsThePagesThatShowItAndNobodyElses(Stage stage) throws IOException {
        Owner owner = stage.owner();
        stage.kafka().create("products");
        try (DataSource source = DataSource.open("10")) {
            // Given two sites with the same rules, and the topic open to one of them
            owner.create("shop");
            owner.create("stranger");
            owner.deploy("shop", shop(source));
            owner.deploy("stranger", shop(source));
            assertSeen(stage, "shop", "one 10");
            assertSeen(stage, "stranger", "one 10");
            await().until(() -> tried(owner, "shop").path("share").path("pages").asInt() == 1);
            assertThat(tried(owner, "shop").path("would").asText()).isEqualTo("purge");
            assertThat(tried(owner, "shop").path("tags").has("product:7")).isTrue();
            assertThat(tried(owner, "stranger").path("would").asText()).isEqualTo("ignore");
            assertThat(outcomes(owner, "shop")).isEmpty();

            // When the data changes, told as Debezium tells it, again and again
            source.price("12");
            for (int i = 0; i < 10; i++) {
                stage.kafka().write(new ProducerRecord<>("products", "7", update().getBytes(UTF_8)));
            }

            // Then the page is made anew, and the one of the other site is not
            await().untilAsserted(() -> assertSeen(stage, "shop", "one 12"));
            assertSeen(stage, "stranger", "one 10");
            JsonNode outcome = outcomes(owner, "shop").path(0);
            assertThat(outcome.path("ending").asText()).isEqualTo("purged");
            assertThat(outcome.path("purge").asText()).isEqualTo("soft");
            assertThat(outcomes(owner, "stranger")).isEmpty();

            // And it can be told where it came from
            await().untilAsserted(() -> assertThat(owner.get("/sites/shop/explain?url=" + PAGE)
                            .body()
                            .path("pages")
                            .path(0)
                            .path("versions")
                            .path(0)
                            .path("cause")
                            .path("because")
                            .asText())
                    .contains("of tag:product:7 by events on products"));

            // And a record that nobody can read is told to the site that listens, with where it lies
            stage.kafka().write(new ProducerRecord<>("products", "7", "price: 13".getBytes(UTF_8)));
            await().untilAsserted(() -> assertThat(unfit(owner, "shop"))
                    .singleElement()
                    .satisfies(told -> {
                        assertThat(told.path("topic").asText()).isEqualTo("products");
                        assertThat(told.path("offset").asLong()).isEqualTo(10);
                        assertThat(told.path("reason").asText()).isEqualTo("its value is no JSON");
                    }));
            assertThat(unfit(owner, "stranger")).isEmpty();
        }
    }

    private static void assertSeen(Stage stage, String site, String body) {
        Visitor visitor = stage.visitor(site);
        stage.edges()
                .forEach(edge -> assertThat(visitor.visit(edge, PAGE).body()).isEqualTo(body));
    }

    private static JsonNode tried(Owner owner, String site) {
        return owner.post("/sites/" + site + "/events/dry-run", "{\"topic\":\"products\",\"value\":{\"id\":7}}")
                .body()
                .path(0);
    }

    private static JsonNode outcomes(Owner owner, String site) {
        return owner.get("/sites/" + site + "/events").body().path("outcomes");
    }

    private static JsonNode unfit(Owner owner, String site) {
        return owner.get("/sites/" + site + "/events").body().path("unfit");
    }

    private static String update() {
        return """
                {"schema": {}, "payload": {"op": "u", "source": {"db": "shop"}, "ts_ms": 1,
                  "before": {"id": 7, "price": 10}, "after": {"id": 7, "price": 12}}}
                """;
    }

    private static Folder shop(DataSource source) {
        return Folder.of("index.html", "one")
                .with("page.html", "one {data.price}")
                .with("lockstep.yaml", """
                routes:
                  - path: /products/:id
                    render: {template: page.html, data: "%s/:id"}
                    revalidate: 1h
                    tags: ["product::id"]
                events:
                  - topic: products
                    tags: ["product:{value.id}"]
                """.formatted(source.url()));
    }
}
