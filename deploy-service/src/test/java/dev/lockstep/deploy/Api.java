package dev.lockstep.deploy;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The API, as those call it who own sites. */
final class Api {
    private Api() {}

    static RequestSpecification owner() {
        return given().header("Authorization", "Bearer " + OnBackbone.TOKEN).contentType(ContentType.JSON);
    }

    static String site(String name) {
        return owner().body(Map.of("name", name))
                .post("/api/v1/sites")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    static String deploy(String site, String content) {
        return upload(site, content, "").getString("id");
    }

    static JsonPath upload(String site, String content, String options) {
        return given().header("Authorization", "Bearer " + OnBackbone.TOKEN)
                .contentType("application/zip")
                .body(zip(content))
                .post("/api/v1/sites/" + site + "/deploys" + options)
                .then()
                .statusCode(options.startsWith("?wait") ? 202 : 200)
                .body("state", equalTo("ready"))
                .extract()
                .jsonPath();
    }

    static String begin(String site) {
        return owner().body(Map.of("draft", false))
                .post("/api/v1/sites/" + site + "/deploys")
                .then()
                .statusCode(200)
                .body("state", equalTo("uploading"))
                .extract()
                .jsonPath()
                .getString("id");
    }

    static io.restassured.response.ValidatableResponse announce(String site, String deploy, Map<String, String> files) {
        return announce(site, deploy, files, 200);
    }

    static io.restassured.response.ValidatableResponse announce(
            String site, String deploy, Map<String, String> files, int status) {
        return owner().body(Map.of("files", files))
                .put("/api/v1/sites/" + site + "/deploys/" + deploy)
                .then()
                .statusCode(status);
    }

    static io.restassured.response.ValidatableResponse put(String deploy, String path, String content) {
        return given().header("Authorization", "Bearer " + OnBackbone.TOKEN)
                .urlEncodingEnabled(false)
                .contentType("application/octet-stream")
                .body(content.getBytes(UTF_8))
                .put("/api/v1/deploys/" + deploy + "/files/" + path)
                .then();
    }

    static byte[] zip(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write(content.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String sha1(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content.getBytes(UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void refused(Response answer, String reason, String hint) {
        answer.then().statusCode(400).body("detail", equalTo(reason)).body("hint", equalTo(hint));
    }
}
