package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.deploy;
import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.refused;
import static dev.lockstep.deploy.Api.site;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What callers are told of what they got wrong. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class ProblemsIT {

    @Test
    void whatNobodyUnderstandsIsRefusedWithAHint() {
        site("thawed");
        String first = deploy("thawed", "one");

        owner().post("/api/v1/sites/thawed/deploys/" + first + "/restore?data=old")
                .then()
                .statusCode(400)
                .body("hint", equalTo("data is current or frozen"));
        owner().post("/api/v1/sites/thawed/deploys/" + first + "/restore?wait=soon")
                .then()
                .statusCode(400)
                .body("detail", equalTo("'soon' is not a duration"));
        String restore = "/api/v1/sites/thawed/deploys/" + first + "/restore?";
        refused(
                owner().post(restore + "expected_epoch=now"),
                "'now' is no epoch",
                "expected_epoch is a number, such as 42");
        refused(owner().post(restore + "warm=all"), "'all' is not a number", "warm is a number of pages, such as 20");
        refused(owner().post(restore + "warm_for=3s"), "'3s' is not a duration", "warm_for is such as PT3S (ISO 8601)");
        refused(owner().post(restore + "gate=20"), "'20' is not a share", "gate is a share, such as 20%");
        refused(
                owner().post(restore + "warm=500"),
                "a warm-up has 0 to 200 pages: 500",
                "stay within the limits of a warm-up");
        refused(
                owner().body(Map.of("kind", "gentle", "site", true)).post("/api/v1/sites/thawed/purges"),
                "there is no purge 'gentle'",
                "a purge is hard or soft");
        refused(
                owner().body(Map.of("lease", "loose")).patch("/api/v1/sites/thawed"),
                "there is no lease 'loose'",
                "a lease is available or strict");
        owner().body("{\"name\": ")
                .post("/api/v1/sites")
                .then()
                .statusCode(400)
                .body("hint", equalTo("send valid JSON"));
    }

    @Test
    void whatIsNotThereIsToldAsAProblem() {
        owner().get("/api/v1/sites/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo(404));
        owner().body("{").post("/api/v1/sites").then().statusCode(400).contentType("application/problem+json");
        owner().post("/api/v1/sites/nowhere/deploys/none/restore?wait=soon")
                .then()
                .statusCode(404);
    }
}
