package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.site;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
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
