package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.site;
import static dev.lockstep.deploy.Bearers.bearing;
import static dev.lockstep.deploy.Bearers.lacking;
import static dev.lockstep.deploy.Bearers.token;
import static dev.lockstep.deploy.Bearers.upload;
import static io.restassured.RestAssured.given;
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
