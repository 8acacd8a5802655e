package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.site;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.lockstep.contracts.event.Allowance;
import dev.lockstep.contracts.event.SiteConfigured;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much sites may be. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class QuotasIT {

    @Test
    void usageIsToldBesideTheQuota() {
        site("used");
        var _ = Api.deploy("used", "twelve bytes");

        owner().get("/api/v1/sites/used/usage")
                .then()
                .statusCode(200)
                .body("deploys", equalTo(1))
                .body("quota.files_of_deploy", equalTo(50_000))
                .body("quota.bytes_of_site", nullValue());
        quota("used", Map.of("deploys", 5, "bytes_of_site", 1_000_000))
                .then()
                .statusCode(200)
                .body("quota.deploys", equalTo(5))
                .body("quota.bytes_of_site", equalTo(1_000_000));
        owner().get("/api/v1/sites/used/audit").then().body("entries.action", hasItem("set-quota"));
        quota("used", Map.of("deploys", 0)).then().statusCode(400).body("hint", containsString("from 1 on"));
        quota("nobodys", Map.of("deploys", 1)).then().statusCode(404);
    }

    @Test
    void howOftenPagesMayBeMadeIsToldToWorkers() {
        String site = site("paced");

        quota("paced", Map.of("renders_per_second", 25))
                .then()
                .statusCode(200)
                .body("quota.renders_per_second", equalTo(25));

        assertThat(WrittenLog.announced(site, 1).getFirst()).isInstanceOfSatisfying(SiteConfigured.class, told -> {
            assertThat(told.allowance()).isEqualTo(new Allowance(25));
            assertThat(told.revision()).isEqualTo(1);
        });
    }

    @Test
    void howManyPagesAreKeptIsToldBesideHowManyThereAre() {
        site("paged");

        quota("paged", Map.of("pages", 20)).then().statusCode(200).body("quota.pages", equalTo(20));
        owner().get("/api/v1/sites/paged/usage").then().body("pages", equalTo(0));
        quota("paged", Map.of("pages", 0)).then().statusCode(400).body("hint", containsString("from 1 on"));
    }

    @Test
    void whatSomebodyHasToEndIsToldBesideHowMuchThereMayBe() {
        site("counted");
        String open = Api.begin("counted");
        String pinned = Api.upload("counted", "next", "?branch=next").getString("id");
        owner().put("/api/v1/deploys/" + pinned + "/pin").then().statusCode(200);

        owner().get("/api/v1/sites/counted/usage")
                .then()
                .body("branches", equalTo(1))
                .body("open_deploys", equalTo(1))
                .body("pins", equalTo(1))
                .body("quota.branches", equalTo(200))
                .body("quota.open_deploys", equalTo(50))
                .body("quota.pins", equalTo(100));
        quota("counted", Map.of("branches", 1, "open_deploys", 1, "pins", 1))
                .then()
                .statusCode(200)
                .body("quota.open_deploys", equalTo(1));

        owner().body(Map.of("draft", true))
                .post("/api/v1/sites/counted/deploys")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:lockstep:problem:quota"))
                .body("detail", containsString("1 deploys that await files"));
        owner().post("/api/v1/deploys/" + open + "/cancel").then().statusCode(200);
        owner().body(Map.of("branch", "other"))
                .post("/api/v1/sites/counted/deploys")
                .then()
                .statusCode(403)
                .body("detail", containsString("1 branches"));
        owner().put("/api/v1/deploys/" + Api.deploy("counted", "live") + "/pin")
                .then()
                .statusCode(403)
                .body("hint", containsString("unpin one"));
    }

    /** A pipeline that tries again and again learns the name of none of them. */
    @Test
    void deploysThatAreRefusedWithTheirFilesLeaveRoomForOthers() {
        site("excessive");
        var _ = quota("excessive", Map.of("open_deploys", 2, "files_of_deploy", 1));
        Map<String, Object> tooMany = Map.of("draft", true, "files", Map.of("a", Api.sha1("a"), "b", Api.sha1("b")));

        for (int again = 0; again < 3; again++) {
            owner().body(tooMany).post("/api/v1/sites/excessive/deploys").then().statusCode(413);
        }

        owner().get("/api/v1/sites/excessive/usage").then().body("open_deploys", equalTo(0));
        owner().get("/api/v1/sites/excessive/deploys")
                .then()
                .body("state", equalTo(List.of("error", "error", "error")))
                .body("[0].error_message", containsString("more than 1 files"));
    }

    @Test
    void ofDeploysOpenedAtOnceNoMoreAreThanMayBe() {
        // Given room for one
        site("opened");
        var _ = quota("opened", Map.of("open_deploys", 1));

        // When six come at once
        List<Integer> answers = Stream.generate(() -> Map.of("draft", true)).limit(6).toList().parallelStream()
                .map(body ->
                        owner().body(body).post("/api/v1/sites/opened/deploys").statusCode())
                .sorted()
                .toList();

        // Then
        assertThat(answers).containsExactly(200, 403, 403, 403, 403, 403);
        owner().get("/api/v1/sites/opened/usage").then().body("open_deploys", equalTo(1));
    }

    @Test
    void whatIsNoQuotaIsRefusedAndNothingIsChanged() {
        site("odd");

        for (String sent : List.of("{\"deploy\": 5}", "{\"deploys\\u0000\": 5, \"deploys\": 5}")) {
            owner().body(sent)
                    .put("/api/v1/sites/odd/quota")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", containsString("there is no field"))
                    .body("hint", containsString("renders_per_second"));
        }
        owner().body("{\"deploys\": [5]}").put("/api/v1/sites/odd/quota").then().statusCode(400);

        owner().get("/api/v1/sites/odd/usage").then().body("quota.deploys", nullValue());
    }

    @Test
    void aBundleBeyondItsQuotaLeavesNoDeployBehind() {
        site("bundled");
        var _ = quota("bundled", Map.of("bytes_of_deploy", 10));

        upload("bundled", "eleven byte")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("10 bytes"))
                .body("hint", containsString("ask whoever runs the platform"));
        owner().get("/api/v1/sites/bundled/deploys").then().body("$", hasSize(0));
        upload("bundled", "ten bytes.").then().statusCode(200);
    }

    @Test
    void aSiteThatIsFullTakesNothingNew() {
        site("full");
        var _ = Api.deploy("full", "first content");
        int held = owner().get("/api/v1/sites/full/usage").jsonPath().getInt("bytes_of_site");
        var _ = quota("full", Map.of("bytes_of_site", held));

        upload("full", "second content").then().statusCode(507).body("detail", containsString("the site's deploys"));
        upload("full", "first content").then().statusCode(200);
    }

    @Test
    void filesAreRefusedWhenTheyAreAnnouncedAndBytesWhenTheyCome() {
        site("announced-quota");
        var _ = quota("announced-quota", Map.of("files_of_deploy", 1, "bytes_of_deploy", 10));
        String deploy = Api.begin("announced-quota");

        Api.announce("announced-quota", deploy, Map.of("a", Api.sha1("a"), "b", Api.sha1("b")), 413);
        Api.announce("announced-quota", deploy, Map.of("a", Api.sha1("eleven byte")));
        Api.put(deploy, "a", "eleven byte").statusCode(413);
        owner().get("/api/v1/deploys/" + deploy)
                .then()
                .body("state", equalTo("uploading"))
                .body("required", equalTo(List.of(Api.sha1("eleven byte"))));
        owner().get("/api/v1/sites/announced-quota/usage").then().body("bytes_of_site", equalTo(0));
    }

    @Test
    void aFileThatIsSentAgainNearTheLimitCountsOnce() {
        site("sent-again");
        var _ = quota("sent-again", Map.of("bytes_of_deploy", 10, "bytes_of_site", 10));
        String deploy = Api.begin("sent-again");
        Api.announce(
                "sent-again",
                deploy,
                Map.of("a", Api.sha1("eightbyt"), "b", Api.sha1("eightbyt"), "c", Api.sha1("of")));

        Api.put(deploy, "a", "eightbyt").statusCode(200);
        Api.put(deploy, "a", "eightbyt").statusCode(200);
        Api.put(deploy, "c", "of").statusCode(200);

        owner().get("/api/v1/deploys/" + deploy).then().body("state", equalTo("ready"));
        owner().get("/api/v1/sites/sent-again/usage").then().body("bytes_of_site", equalTo(10));
    }

    @Test
    void ofUploadsAtOnceThatFitOnlyAloneOneIsKept() {
        // Given room for either of two
        site("crowded");
        var _ = quota("crowded", Map.of("bytes_of_site", 10));
        List<String> contents = List.of("six by", "bytes.");

        // When both come at once
        List<Integer> answers = contents.parallelStream()
                .map(content -> upload("crowded", content).statusCode())
                .sorted()
                .toList();

        // Then
        assertThat(answers).containsExactly(200, 507);
        owner().get("/api/v1/sites/crowded/deploys").then().body("$", hasSize(1));
        owner().get("/api/v1/sites/crowded/usage").then().body("bytes_of_site", equalTo(6));
    }

    @Test
    void ofFilesAtOnceThatFitOnlyAloneOneIsKept() {
        // Given two deploys that await a file each, and room for either
        site("crowded-files");
        var _ = quota("crowded-files", Map.of("bytes_of_site", 10));
        Map<String, String> contents = Stream.of("six by", "bytes.")
                .collect(Collectors.toMap(_ -> Api.begin("crowded-files"), content -> content));
        contents.forEach((deploy, content) -> Api.announce("crowded-files", deploy, Map.of("a", Api.sha1(content))));

        // When both come at once
        List<Integer> answers = contents.entrySet().parallelStream()
                .map(deploy -> Api.put(deploy.getKey(), "a", deploy.getValue())
                        .extract()
                        .statusCode())
                .sorted()
                .toList();

        // Then
        assertThat(answers).containsExactly(200, 507);
        owner().get("/api/v1/sites/crowded-files/usage").then().body("bytes_of_site", equalTo(6));
    }

    @Test
    void whatIsGivenUpLeavesItsRoomToOthers() {
        // Given two deploys that came half-way and leave room for neither's rest
        site("given-up");
        var _ = quota("given-up", Map.of("bytes_of_site", 12));
        String abandoned = begin("given-up", "mine", "mine too");
        String kept = begin("given-up", "other", "others");
        Api.put(abandoned, "0", "mine").statusCode(200);
        Api.put(kept, "0", "other").statusCode(200);
        Api.put(abandoned, "1", "mine too").statusCode(507);
        Api.put(kept, "1", "others").statusCode(507).body("detail", containsString("the site's deploys"));

        // When one is given up
        owner().post("/api/v1/deploys/" + abandoned + "/cancel").then().statusCode(200);
        owner().delete("/api/v1/deploys/" + abandoned).then().statusCode(204);

        // Then the other one can be completed
        Api.put(kept, "1", "others").statusCode(200);
        owner().get("/api/v1/sites/given-up/usage").then().body("bytes_of_site", equalTo(11));
    }

    /** A deploy that awaits these contents at {@code /0} and {@code /1}. */
    private static String begin(String site, String first, String second) {
        String deploy = Api.begin(site);
        Api.announce(site, deploy, Map.of("0", Api.sha1(first), "1", Api.sha1(second)));
        return deploy;
    }

    private static Response quota(String site, Map<String, ?> quota) {
        return owner().body(quota).put("/api/v1/sites/" + site + "/quota");
    }

    private static Response upload(String site, String content) {
        return given().spec(owner())
                .contentType("application/zip")
                .body(Api.zip(content))
                .post("/api/v1/sites/" + site + "/deploys");
    }
}
