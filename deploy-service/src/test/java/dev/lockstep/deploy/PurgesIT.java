package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.deploy;
import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.site;
import static dev.lockstep.deploy.WrittenLog.announced;
import static dev.lockstep.deploy.WrittenLog.tombstones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.SiteEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages that are to go. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class PurgesIT {

    @Test
    void allScopesOfAPurgeTakeOneStepOfTheEpoch() {
        // Given
        String site = site("purged");
        deploy("purged", "one");

        // When
        owner().body(Map.of("paths", List.of("/a%20b"), "prefixes", List.of("/blog/*"), "tags", List.of("sale")))
                .post("/api/v1/sites/purged/purges")
                .then()
                .statusCode(202)
                .body("epoch", equalTo(2))
                .body("kind", equalTo("hard"))
                .body("scopes", containsInAnyOrder("path:/a b", "prefix:/blog", "tag:sale"));
        owner().body(Map.of("site_id", site, "cache_tags", List.of("news")))
                .post("/api/v1/purge")
                .then()
                .statusCode(202)
                .body("epoch", equalTo(3));

        // Then
        List<SiteEvent> announced = announced(site, 6);
        assertThat(announced.subList(2, 6))
                .extracting(SiteEvent::states, event -> event.epoch().number())
                .containsExactlyInAnyOrder(
                        tuple("purge:hard:path:/a b", 2L),
                        tuple("purge:hard:prefix:/blog", 2L),
                        tuple("purge:hard:tag:sale", 2L),
                        tuple("purge:hard:tag:news", 3L));
        assertThat(((PagesPurged) announced.getLast()).cause()).isEqualTo("configured");
    }

    @Test
    void aPurgeThatSaysNothingOrNonsenseIsRefused() {
        site("refused");

        owner().body(Map.of()).post("/api/v1/sites/refused/purges").then().statusCode(422);
        owner().body(Map.of("paths", List.of("/a?b=c", "b")))
                .post("/api/v1/sites/refused/purges")
                .then()
                .statusCode(422)
                .body("problems", hasSize(2));
        owner().body(Map.of("kind", "gentle", "site", true))
                .post("/api/v1/sites/refused/purges")
                .then()
                .statusCode(400);
        owner().body(Map.of("site", true))
                .post("/api/v1/sites/refused/purges?expected_epoch=7")
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:lockstep:problem:moved-on"));
        owner().get("/api/v1/sites/refused").then().body("epoch", equalTo(0));
    }

    @Test
    void whatAPurgeOfTheWholeSiteHasReplacedIsTakenBack() {
        // Given
        String site = site("outlived");
        owner().body(Map.of("tags", List.of("sale")))
                .post("/api/v1/sites/outlived/purges")
                .then()
                .statusCode(202);

        // When
        owner().body(Map.of("site", true))
                .post("/api/v1/sites/outlived/purges")
                .then()
                .statusCode(202);

        // Then
        await().atMost(Duration.ofMinutes(1))
                .until(() -> tombstones(site), equalTo(List.of(site + " purge:hard:tag:sale")));
    }
}
