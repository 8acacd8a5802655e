package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.site;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept, and what somebody wants gone. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class RetentionIT {

    @Test
    void aDeletedDeployIsToldOfAndCannotComeBack() {
        // Given
        site("tidied");
        String before = Api.deploy("tidied", "before");
        String live = Api.deploy("tidied", "live");

        // When
        owner().delete("/api/v1/deploys/" + before).then().statusCode(204);

        // Then
        owner().get("/api/v1/deploys/" + before).then().statusCode(200).body("state", equalTo("deleted"));
        owner().post("/api/v1/sites/tidied/deploys/" + before + "/restore")
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lockstep:problem:collected"))
                .body("hint", containsString("deploy its content anew"));
        owner().get("/api/v1/sites/tidied/deploys/" + before + "/rollback-preview")
                .then()
                .statusCode(410);
        owner().get("/api/v1/sites/tidied/usage").then().body("deploys", equalTo(1));
        owner().delete("/api/v1/deploys/" + live)
                .then()
                .statusCode(409)
                .body("detail", containsString("is what its site shows"));
        owner().delete("/api/v1/deploys/none").then().statusCode(404);
    }

    @Test
    void whatIsDueIsToldToThoseWhoRunThePlatformAndGoesWhenTheySay() {
        // Given a site that keeps one draft of two
        site("kept");
        owner().body(Map.of("deploys", 1))
                .put("/api/v1/sites/kept/quota")
                .then()
                .statusCode(200);
        String first = Api.upload("kept", "first", "?draft=true").getString("id");
        String second = Api.upload("kept", "second", "?draft=true").getString("id");

        // When somebody asks, then it is told and nothing happens
        owner().get("/api/v1/retention").then().statusCode(200).body("deploys", hasItem(first));
        owner().get("/api/v1/deploys/" + first).then().body("state", equalTo("ready"));

        // When it is to be done, then it is
        owner().post("/api/v1/retention").then().statusCode(200).body("deploys", greaterThan(0));
        owner().get("/api/v1/deploys/" + first).then().body("state", equalTo("deleted"));
        owner().get("/api/v1/deploys/" + second).then().body("state", equalTo("ready"));
    }

    @Test
    void aBranchIsEndedByItsNameOnce() {
        site("merged");
        String deploy = Api.upload("merged", "cart", "?branch=feature/cart").getString("id");
        String branch = "/api/v1/sites/merged/branches/feature/cart";

        owner().delete(branch).then().statusCode(204);

        owner().delete(branch).then().statusCode(404).body("detail", containsString("feature/cart"));
        owner().get("/api/v1/deploys/" + deploy).then().body("state", equalTo("ready"));
        owner().get("/api/v1/sites/merged/audit").then().body("entries.action", hasItems("end-branch"));
    }

    @Test
    void aPinnedDeployIsNotDeleted() {
        site("pinned");
        String pinned = Api.deploy("pinned", "pinned");
        var _ = Api.deploy("pinned", "live");

        owner().put("/api/v1/deploys/" + pinned + "/pin").then().statusCode(200).body("pinned", equalTo(true));
        owner().delete("/api/v1/deploys/" + pinned).then().statusCode(409).body("hint", equalTo("unpin it first"));
        owner().delete("/api/v1/deploys/" + pinned + "/pin")
                .then()
                .statusCode(200)
                .body("pinned", equalTo(false));
        owner().delete("/api/v1/deploys/" + pinned).then().statusCode(204);
        owner().put("/api/v1/deploys/" + pinned + "/pin").then().statusCode(410);

        owner().get("/api/v1/sites/pinned/audit")
                .then()
                .body("entries.action", hasItems("pin-deploy", "unpin-deploy", "collect-deploy"));
    }
}
