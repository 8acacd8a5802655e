package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.announce;
import static dev.lockstep.deploy.Api.begin;
import static dev.lockstep.deploy.Api.deploy;
import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.sha1;
import static dev.lockstep.deploy.Api.site;
import static dev.lockstep.deploy.Bearers.bearing;
import static dev.lockstep.deploy.Bearers.lacking;
import static dev.lockstep.deploy.Bearers.rotate;
import static dev.lockstep.deploy.Bearers.token;
import static dev.lockstep.deploy.Bearers.unauthorized;
import static dev.lockstep.deploy.Bearers.upload;
import static dev.lockstep.deploy.Bearers.wish;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tokens may do, and what becomes of them. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class TokensIT {

    @Test
    void aSecretIsToldOnceAndNeverAgain() {
        site("told-once");

        JsonPath made = token("viewer", "told-once");

        String secret = made.getString("secret");
        assertThat(secret).matches("lst_[0-9a-f]{64}");
        assertThat(owner().get("/api/v1/tokens").asString())
                .contains(made.getString("id"))
                .doesNotContain(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer nonsense",
                "Basic YTpi",
                "bearer A-TOKEN-OF-THE-TESTS",
                "a-token-of-the-tests"
            })
    void nobodyIsLetInByWhatIsNoToken(String authorization) {
        unauthorized(given().header("Authorization", authorization).get("/api/v1/sites"));
    }

    @Test
    void aTokenInTheUrlIsNone() {
        unauthorized(given().get("/api/v1/sites?token=" + OnBackbone.TOKEN + "&access_token=" + OnBackbone.TOKEN));
    }

    @Test
    void aSiteOfOthersLooksLikeOneThatDoesNotExist() {
        site("walled-one");
        site("walled-two");
        String theirs = deploy("walled-two", "theirs");
        RequestSpecification mine = bearing(token("owner", "walled-one").getString("secret"));

        for (String path : List.of("", "/deploys", "/audit", "/propagation", "/events", "/explain", "/warm-up")) {
            alike(
                    given().spec(mine).get("/api/v1/sites/walled-two" + path),
                    given().spec(mine).get("/api/v1/sites/nobodys" + path),
                    "walled-two",
                    "nobodys");
        }
        alike(
                given().spec(mine).body("{").patch("/api/v1/sites/walled-two"),
                given().spec(mine).body("{").patch("/api/v1/sites/nobodys"),
                "walled-two",
                "nobodys");
        alike(
                given().spec(mine).get("/api/v1/deploys/" + theirs),
                given().spec(mine).get("/api/v1/deploys/00000000000000000000"),
                theirs,
                "00000000000000000000");
        for (String verb : List.of("cancel", "lock", "unlock")) {
            given().spec(mine)
                    .post("/api/v1/deploys/" + theirs + "/" + verb)
                    .then()
                    .statusCode(404);
        }
        alike(
                purge(mine, Map.of("site_slug", "walled-two")),
                purge(mine, Map.of("site_slug", "nobodys")),
                "walled-two",
                "nobodys");
        given().spec(mine)
                .post("/api/v1/sites/walled-one/deploys/" + theirs + "/restore")
                .then()
                .statusCode(404);
        given().spec(mine).get("/api/v1/sites").then().body("name", equalTo(List.of("walled-one")));
        owner().get("/api/v1/sites/walled-two").then().body("published_deploy.id", equalTo(theirs));
    }

    private static Response purge(RequestSpecification who, Map<String, ?> what) {
        return given().spec(who).body(what).post("/api/v1/purge");
    }

    @Test
    void aDomainIsTakenWithATokenForBothSitesAlone() {
        site("holder");
        site("taker");
        owner().body(Map.of("custom_domain", "held.example.org"))
                .patch("/api/v1/sites/holder")
                .then()
                .statusCode(200);
        Map<String, String> wish = Map.of("custom_domain", "held.example.org");

        given().spec(bearing(token("owner", "taker").getString("secret")))
                .body(wish)
                .patch("/api/v1/sites/taker?take=true")
                .then()
                .statusCode(409)
                .body("detail", not(containsString("holder")))
                .body("hint", containsString("both sites"));
        owner().get("/api/v1/sites/holder").then().body("custom_domain", equalTo("held.example.org"));

        given().spec(bearing(token("owner", "taker", "holder").getString("secret")))
                .body(wish)
                .patch("/api/v1/sites/taker?take=true")
                .then()
                .statusCode(200);
        owner().get("/api/v1/sites/holder").then().body("custom_domain", nullValue());
    }

    @Test
    void whoMayNotPublishUploadsDraftsAndBranchesAlone() {
        site("staged");
        String live = deploy("staged", "live");
        RequestSpecification deployer = bearing(token("deployer", "staged").getString("secret"));

        lacking(upload(deployer, "staged", ""), "publisher");
        lacking(
                given().spec(deployer)
                        .body(Map.of("files", Map.of("a.html", Api.sha1("a"))))
                        .post("/api/v1/sites/staged/deploys"),
                "publisher");
        String begun = Api.begin("staged");
        Api.announce("staged", begun, Map.of("a.html", Api.sha1("a")));
        lacking(given().spec(deployer).body("a").put("/api/v1/deploys/" + begun + "/files/a.html"), "publisher");
        lacking(given().spec(deployer).post("/api/v1/sites/staged/deploys"), "publisher");
        lacking(given().spec(deployer).post("/api/v1/deploys/" + begun + "/cancel"), "publisher");
        lacking(
                given().spec(deployer)
                        .body(Map.of("draft", true, "files", Map.of("a.html", Api.sha1("a"))))
                        .put("/api/v1/sites/staged/deploys/" + begun),
                "publisher");
        lacking(given().spec(deployer).post("/api/v1/sites/staged/deploys/" + live + "/restore"), "publisher");

        upload(deployer, "staged", "?draft=true").then().statusCode(200);
        upload(deployer, "staged", "?branch=next").then().statusCode(200);
        owner().get("/api/v1/sites/staged").then().body("published_deploy.id", equalTo(live));
    }

    @Test
    void aTokenThatIsRevokedWhileAnUploadComesCompletesNone() throws IOException {
        // Given an upload that was let in
        site("slow");
        String deploy = begin("slow");
        announce("slow", deploy, Map.of("index.html", sha1("home"))).statusCode(200);
        JsonPath made = token("publisher", "slow");
        try (Socket uploader = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            uploader.setSoTimeout(60_000);
            String head = "PUT /api/v1/deploys/" + deploy + "/files/index.html HTTP/1.1\r\nHost: localhost\r\n"
                    + "Connection: close\r\nContent-Type: application/octet-stream\r\nContent-Length: 4\r\n"
                    + "Authorization: Bearer " + made.getString("secret") + "\r\n\r\n";
            uploader.getOutputStream().write((head + "ho").getBytes(UTF_8));
            String used = "find { it.id == '" + made.getString("id") + "' }.last_used_at";
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> owner().get("/api/v1/tokens").jsonPath().get(used) != null);

            // When
            owner().delete("/api/v1/tokens/" + made.getString("id")).then().statusCode(200);
            uploader.getOutputStream().write("me".getBytes(UTF_8));

            // Then
            assertThat(new String(uploader.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("the token has ended meanwhile");
        }
        owner().get("/api/v1/deploys/" + deploy).then().body("state", equalTo("uploading"));
    }

    @Test
    void aRevokedTokenIsAsGoodAsNone() {
        site("revoked");
        JsonPath made = token("viewer", "revoked");
        RequestSpecification viewer = bearing(made.getString("secret"));
        given().spec(viewer).get("/api/v1/sites/revoked").then().statusCode(200);

        owner().delete("/api/v1/tokens/" + made.getString("id"))
                .then()
                .statusCode(200)
                .body("state", equalTo("revoked"));

        unauthorized(given().spec(viewer).get("/api/v1/sites/revoked"));
    }

    @Test
    void duringTheOverlapOfARotationBothSecretsOpenTheSame() {
        site("rotated");
        JsonPath made = token("viewer", "rotated");
        RequestSpecification before = bearing(made.getString("secret"));

        RequestSpecification after = bearing(rotate(made.getString("id"), "PT1H"));
        given().spec(before).get("/api/v1/sites/rotated").then().statusCode(200);
        given().spec(after).get("/api/v1/sites/rotated").then().statusCode(200);

        RequestSpecification last = bearing(rotate(made.getString("id"), "PT0S"));
        unauthorized(given().spec(before).get("/api/v1/sites/rotated"));
        unauthorized(given().spec(after).get("/api/v1/sites/rotated"));
        given().spec(last).get("/api/v1/sites/rotated").then().statusCode(200);
    }

    @Test
    void whatIsWrongWithAWishForATokenIsTold() {
        site("wished");

        wish(Map.of("name", "ci", "role", "king", "sites", List.of("wished")))
                .then()
                .statusCode(400)
                .body("hint", containsString("viewer, deployer, publisher, owner"));
        wish(Map.of("name", "ci", "role", "viewer")).then().statusCode(400).body("hint", containsString("every_site"));
        wish(Map.of("name", "a\nb", "role", "viewer", "sites", List.of("wished")))
                .then()
                .statusCode(400);
        wish(Map.of("name", "ci", "role", "viewer", "sites", List.of("nobodys")))
                .then()
                .statusCode(404);
        wish(Map.of("name", "ci", "role", "viewer", "sites", List.of("wished"), "expires_at", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(422);
        given().spec(bearing(token("owner", "wished").getString("secret")))
                .body(Map.of("name", "ci", "role", "viewer", "every_site", true))
                .post("/api/v1/tokens")
                .then()
                .statusCode(403);
    }

    @Test
    void whoOwnsASiteSeesItsTokensAndNoOthers() {
        site("mine-alone");
        site("not-mine");
        String others = token("viewer", "not-mine").getString("id");
        String both = token("viewer", "mine-alone", "not-mine").getString("id");
        JsonPath own = token("owner", "mine-alone");

        given().spec(bearing(own.getString("secret")))
                .get("/api/v1/tokens")
                .then()
                .body("id", equalTo(List.of(own.getString("id"))));
        for (String id : List.of(others, both, "configured", "none")) {
            given().spec(bearing(own.getString("secret")))
                    .delete("/api/v1/tokens/" + id)
                    .then()
                    .statusCode(404);
        }
        owner().delete("/api/v1/tokens/configured").then().statusCode(409);
        owner().get("/api/v1/tokens").then().body("id", hasItems(others, both, "configured"));
    }

    private static void alike(Response seen, Response none, String name, String other) {
        assertThat(seen.statusCode()).isEqualTo(404);
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(seen.asString().replace(name, other)).isEqualTo(none.asString());
        assertThat(seen.headers().asList())
                .extracting(header -> header.getName())
                .isEqualTo(none.headers().asList().stream()
                        .map(header -> header.getName())
                        .toList());
    }
}
