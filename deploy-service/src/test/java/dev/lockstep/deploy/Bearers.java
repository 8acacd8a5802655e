package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.zip;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** Those who were given a token, and how they are refused. */
final class Bearers {
    private Bearers() {}

    static JsonPath token(String role, String... sites) {
        return wish(Map.of("name", role, "role", role, "sites", List.of(sites)))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    static Response wish(Map<String, ?> wish) {
        return owner().body(wish).post("/api/v1/tokens");
    }

    static String rotate(String token, String overlap) {
        return owner().post("/api/v1/tokens/" + token + "/rotate?overlap=" + overlap)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("secret");
    }

    static RequestSpecification bearing(String secret) {
        return given().header("Authorization", "Bearer " + secret).contentType(ContentType.JSON);
    }

    static Response upload(RequestSpecification who, String site, String options) {
        return given().spec(who)
                .contentType("application/zip")
                .body(zip("content"))
                .post("/api/v1/sites/" + site + "/deploys" + options);
    }

    static void lacking(Response answer, String role) {
        answer.then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lockstep:problem:forbidden"))
                .body("hint", containsString(role));
    }

    static void unauthorized(Response answer) {
        answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("detail", equalTo("the request carries no token that is known here"));
    }
}
