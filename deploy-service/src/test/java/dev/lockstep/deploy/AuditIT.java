package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.site;
import static dev.lockstep.deploy.Bearers.bearing;
import static dev.lockstep.deploy.Bearers.lacking;
import static dev.lockstep.deploy.Bearers.token;
import static dev.lockstep.deploy.Bearers.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who did what, when, how and from where. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class AuditIT {

    @Test
    void theAuditLogTellsWhoDidWhatAndFromWhere() {
        site("audited");
        String another = site("audited-too");
        JsonPath made = token("publisher", "audited");
        upload(bearing(made.getString("secret")), "audited", "").then().statusCode(200);
        owner().body(Map.of("pins", true)).patch("/api/v1/sites/audited").then().statusCode(200);

        owner().get("/api/v1/sites/audited/audit")
                .then()
                .statusCode(200)
                .body(
                        "entries.action",
                        equalTo(List.of("configure", "publish", "create-deploy", "create-token", "create-site")))
                .body("entries[1].token", equalTo(made.getString("id")))
                .body("entries[1].actor", equalTo("publisher"))
                .body("entries[1].epoch", equalTo(1))
                .body("entries.cause", everyItem(equalTo("api")))
                .body("entries.from", everyItem(matchesPattern("127\\.0\\.0\\.1|0:0:0:0:0:0:0:1")));
        String next =
                owner().get("/api/v1/sites/audited/audit?limit=2").jsonPath().getString("next");
        owner().get("/api/v1/sites/audited/audit?limit=2&before=" + next)
                .then()
                .body("entries.action", equalTo(List.of("create-deploy", "create-token")));
        owner().get("/api/v1/sites/audited/audit?action=publish&action=configure")
                .then()
                .body("entries.action", equalTo(List.of("configure", "publish")));
        owner().get("/api/v1/sites/audited/audit?until=2020-01-01T00:00:00Z")
                .then()
                .body("entries", equalTo(List.of()));
        owner().get("/api/v1/sites/audited/audit?action=guess").then().statusCode(400);
        owner().get("/api/v1/audit").then().body("entries.site", hasItem(another));
    }

    /** A gateway adds the address that it sees to those that came: whatever stands before it is its visitor's choice. */
    @Test
    void nobodyChoosesTheAddressThatTheAuditLogTells() {
        site("from-elsewhere");

        owner().header("X-Forwarded-For", "192.0.2.66")
                .header("X-Forwarded-For", "192.0.2.67, 203.0.113.9, 10.0.0.2")
                .header("Forwarded", "for=192.0.2.68")
                .body(Map.of("pins", true))
                .patch("/api/v1/sites/from-elsewhere")
                .then()
                .statusCode(200);

        owner().get("/api/v1/sites/from-elsewhere/audit?action=configure")
                .then()
                .body("entries.from", equalTo(List.of("203.0.113.9")));
    }

    @Test
    void deploysAreMadeAndCancelledUnderTheEpochThatTheirSiteHasThen() {
        site("epochs");
        Api.deploy("epochs", "first");
        Api.deploy("epochs", "second");
        owner().post("/api/v1/deploys/" + Api.begin("epochs") + "/cancel")
                .then()
                .statusCode(200);

        JsonPath log = owner().get("/api/v1/sites/epochs/audit").jsonPath();

        assertThat(log.getList("entries.action"))
                .isEqualTo(List.of(
                        "cancel-deploy",
                        "create-deploy",
                        "publish",
                        "create-deploy",
                        "publish",
                        "create-deploy",
                        "create-site"));
        assertThat(log.getList("entries.epoch")).isEqualTo(List.of(2, 2, 2, 1, 1, 0, 0));
    }

    @Test
    void whoOwnsOneSiteReadsItsAuditLogAlone() {
        site("log-one");
        RequestSpecification one = bearing(token("owner", "log-one").getString("secret"));

        given().spec(one).get("/api/v1/sites/log-one/audit").then().statusCode(200);
        given().spec(one).get("/api/v1/audit").then().statusCode(403);
        lacking(
                given().spec(bearing(token("publisher", "log-one").getString("secret")))
                        .get("/api/v1/sites/log-one/audit"),
                "owner");
    }
}
