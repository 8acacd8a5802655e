package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.deploy;
import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.site;
import static dev.lockstep.deploy.Api.upload;
import static dev.lockstep.deploy.Api.zip;
import static dev.lockstep.deploy.WrittenLog.announced;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.PagesPurged;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a site shows, who changes it, and who is told. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class PublishingIT {

    @Test
    void publishesAtOnceTakeConsecutiveEpochsAndAreAnnouncedInTheirOrder() throws Exception {
        // Given
        String site = site("busy");
        List<Callable<String>> uploads = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String content = "version " + i;
            uploads.add(() -> deploy("busy", content));
        }

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> upload : threads.invokeAll(uploads)) {
                assertThat(upload.get()).isNotEmpty();
            }
        }

        // Then
        List<Long> epochs = announced(site, 24).stream()
                .filter(DeployPublished.class::isInstance)
                .map(event -> event.epoch().number())
                .toList();
        assertThat(epochs).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void ofTwoWhoPublishAtTheSameExpectedEpochOneIsTooLate() throws Exception {
        // Given
        site("raced");
        deploy("raced", "zero");
        List<String> drafts = List.of(
                upload("raced", "one", "?draft=true").getString("id"),
                upload("raced", "two", "?draft=true").getString("id"));
        List<Callable<Integer>> restores = drafts.stream()
                .<Callable<Integer>>map(draft ->
                        () -> owner().post("/api/v1/sites/raced/deploys/" + draft + "/restore?expected_epoch=1")
                                .statusCode())
                .toList();

        // When
        List<Integer> answers = new ArrayList<>();
        try (var owners = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : owners.invokeAll(restores)) {
                answers.add(answer.get());
            }
        }

        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 412);
        owner().get("/api/v1/sites/raced")
                .then()
                .body("epoch", equalTo(2))
                .body("published_deploy.id", equalTo(drafts.get(answers.indexOf(200))));
    }

    @Test
    void whoeverIsTooLateIsToldSoWhateverTheyPublish() {
        site("late");
        String first = deploy("late", "one");
        String second = deploy("late", "two");

        owner().post("/api/v1/sites/late/deploys/" + first + "/restore?expected_epoch=1")
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lockstep:problem:moved-on"))
                .body("detail", equalTo("site 'late' is at epoch 2 by now"))
                .body("hint", equalTo("see what happened to it, then ask again with that epoch"));
        given().header("Authorization", "Bearer " + OnBackbone.TOKEN)
                .contentType("application/zip")
                .body(zip("three"))
                .post("/api/v1/sites/late/deploys?expected_epoch=1")
                .then()
                .statusCode(412);
        owner().get("/api/v1/sites/late").then().body("published_deploy.id", equalTo(second));

        owner().post("/api/v1/sites/late/deploys/" + first + "/restore?expected_epoch=2")
                .then()
                .statusCode(200);
        assertThat(upload("late", "three", "?expected_epoch=3").getString("state"))
                .isEqualTo("ready");
    }

    @Test
    void aLockedSiteRefusesWhatWouldBePublished() {
        site("locked");
        String live = deploy("locked", "one");
        String draft = upload("locked", "two", "?draft=true").getString("id");
        owner().post("/api/v1/deploys/" + live + "/lock").then().statusCode(200).body("locked", equalTo(true));

        owner().post("/api/v1/sites/locked/deploys/" + draft + "/restore")
                .then()
                .statusCode(409)
                .statusLine(endsWith("The site is locked to its live deploy"))
                .body("type", equalTo("urn:lockstep:problem:locked"));
        owner().body(Map.of("draft", false))
                .post("/api/v1/sites/locked/deploys")
                .then()
                .statusCode(409);
        owner().get("/api/v1/deploys/" + live).then().body("locked", equalTo(true));

        owner().post("/api/v1/deploys/" + live + "/unlock").then().body("locked", equalTo(false));
        owner().post("/api/v1/sites/locked/deploys/" + draft + "/restore")
                .then()
                .statusCode(200);
    }

    @Test
    void whoWaitsIsToldWhatEachEdgeSays() throws Exception {
        // Given an edge that hears everything and one that heard nothing
        site("awaited");
        try (var edges = Executors.newVirtualThreadPerTaskExecutor();
                EdgeVoices voices = new EdgeVoices()) {
            Future<?> speaking = edges.submit(voices);

            // When
            JsonPath answer = upload("awaited", "one", "?wait=PT8S");

            // Then
            assertThat(answer.getInt("propagation.epoch")).isEqualTo(1);
            assertThat(answer.getInt("propagation.edges")).isEqualTo(2);
            assertThat(answer.getInt("propagation.acknowledged")).isEqualTo(1);
            assertThat(answer.getString("propagation.laggards[0].edge")).isEqualTo("deaf");
            assertThat(speaking.isDone()).isFalse();
        }
    }

    @Test
    void aDeployThatIsShownAlreadyIsAwaitedByItsOwnEpoch() throws Exception {
        // Given a purge since the publish, on the log before any edge speaks, and a deploy that is shown already
        String site = site("stays");
        String deploy = deploy("stays", "one");
        owner().body(Map.of("site", true))
                .post("/api/v1/sites/stays/purges")
                .then()
                .statusCode(202);
        assertThat(announced(site, 3).getLast()).isInstanceOf(PagesPurged.class);
        try (var edges = Executors.newVirtualThreadPerTaskExecutor();
                EdgeVoices voices = new EdgeVoices()) {
            Future<?> speaking = edges.submit(voices);

            // When
            owner().post("/api/v1/sites/stays/deploys/" + deploy + "/restore?wait=PT8S")
                    .then()
                    .body("propagation.epoch", equalTo(1))
                    .body("propagation.acknowledged", equalTo(1));

            // Then
            owner().get("/api/v1/sites/stays/propagation")
                    .then()
                    .body("epoch", equalTo(2))
                    .body("edges.find { it.edge == 'hearing' }.epoch", equalTo(2))
                    .body("edges.find { it.edge == 'deaf' }.epoch", equalTo(0))
                    .body("edges.find { it.edge == 'deaf' }.acknowledged", equalTo(false));
            assertThat(speaking.isDone()).isFalse();
        }
    }
}
