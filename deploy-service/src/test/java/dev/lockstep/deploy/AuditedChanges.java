package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.sha1;
import static dev.lockstep.deploy.Api.zip;
import static io.restassured.RestAssured.given;
import static java.util.Map.entry;

import dev.lockstep.deploy.AuditedChange.Of;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** What the API changes, by endpoint. */
final class AuditedChanges {
    private static final String DEPLOYS = "/api/v1/sites/{site}/deploys";

    static final Map<String, AuditedChange> ALL = Map.ofEntries(
            entry(
                    "POST /api/v1/sites application/json",
                    new AuditedChange(AuditedChanges::made, "create-site", Of.THE_SITE_THAT_IS_MADE, 0)),
            entry(
                    "PATCH /api/v1/sites/{site} application/json",
                    AuditedChange.of(
                            "configure",
                            1,
                            (who, shop) ->
                                    given().spec(who).body(Map.of("pins", true)).patch(shop.path("")))),
            entry(
                    "PUT /api/v1/sites/{site}/warm-up",
                    AuditedChange.of(
                            "configure", 1, (who, shop) -> given().spec(who).put(shop.path("/warm-up?warm=3")))),
            entry(
                    "PUT /api/v1/sites/{site}/quota application/json",
                    AuditedChange.of(
                            "set-quota",
                            1,
                            (who, shop) ->
                                    given().spec(who).body(Map.of("deploys", 9)).put(shop.path("/quota")))),
            entry(
                    "POST " + DEPLOYS + " application/json",
                    AuditedChange.of(
                            "create-deploy", 1, (who, shop) -> given().spec(who).post(shop.path("/deploys")))),
            entry(
                    "POST " + DEPLOYS + " application/zip",
                    AuditedChange.of("publish", 2, (who, shop) -> bundle(who, shop, "application/zip"))),
            entry(
                    "POST " + DEPLOYS + " application/gzip",
                    AuditedChange.of("create-deploy", 1, (who, shop) -> bundle(who, shop, "application/gzip"))),
            entry(
                    "POST " + DEPLOYS + " application/x-gzip",
                    AuditedChange.of("publish", 2, (who, shop) -> bundle(who, shop, "application/x-gzip"))),
            entry(
                    "PUT " + DEPLOYS + "/{deploy} application/json",
                    AuditedChange.of(
                            "announce-files",
                            1,
                            (who, shop) -> given().spec(who)
                                    .body(Map.of("files", Map.of("a.html", sha1("a"))))
                                    .put(shop.path("/deploys/" + shop.begun())))),
            entry(
                    "PUT /api/v1/deploys/{deploy}/files/{path}",
                    AuditedChange.of(
                            "complete-deploy",
                            1,
                            (who, shop) -> given().spec(who)
                                    .contentType("application/octet-stream")
                                    .body("a".getBytes(StandardCharsets.UTF_8))
                                    .put("/api/v1/deploys/" + shop.announced("a") + "/files/a.html"))),
            entry(
                    "POST /api/v1/deploys/{deploy}/cancel",
                    AuditedChange.of(
                            "cancel-deploy",
                            1,
                            (who, shop) -> given().spec(who).post("/api/v1/deploys/" + shop.begun() + "/cancel"))),
            entry(
                    "POST " + DEPLOYS + "/{deploy}/restore",
                    AuditedChange.of(
                            "publish",
                            2,
                            (who, shop) -> given().spec(who).post(shop.path("/deploys/" + shop.draft() + "/restore")))),
            entry(
                    "POST /api/v1/deploys/{deploy}/lock",
                    AuditedChange.of(
                            "lock",
                            1,
                            (who, shop) -> given().spec(who).post("/api/v1/deploys/" + shop.live() + "/lock"))),
            entry(
                    "POST /api/v1/deploys/{deploy}/unlock",
                    AuditedChange.of(
                            "unlock",
                            1,
                            (who, shop) -> given().spec(who).post("/api/v1/deploys/" + shop.live() + "/unlock"))),
            entry(
                    "PUT /api/v1/deploys/{deploy}/pin",
                    AuditedChange.of(
                            "pin-deploy",
                            1,
                            (who, shop) -> given().spec(who).put("/api/v1/deploys/" + shop.live() + "/pin"))),
            entry(
                    "DELETE /api/v1/deploys/{deploy}/pin",
                    AuditedChange.of(
                            "unpin-deploy",
                            1,
                            (who, shop) -> given().spec(who).delete("/api/v1/deploys/" + shop.pinned() + "/pin"))),
            entry(
                    "DELETE /api/v1/deploys/{deploy}",
                    AuditedChange.of(
                            "collect-deploy",
                            1,
                            (who, shop) -> given().spec(who).delete("/api/v1/deploys/" + shop.draft()))),
            entry(
                    "DELETE /api/v1/sites/{site}/branches/{branch}",
                    AuditedChange.of(
                            "end-branch",
                            2,
                            (who, shop) -> given().spec(who).delete(shop.path("/branches/" + shop.branch())))),
            entry(
                    "POST /api/v1/sites/{site}/purges application/json",
                    AuditedChange.of(
                            "purge",
                            2,
                            (who, shop) -> given().spec(who)
                                    .body(Map.of("paths", List.of("/a")))
                                    .post(shop.path("/purges")))),
            entry(
                    "POST /api/v1/purge application/json",
                    AuditedChange.of(
                            "purge",
                            2,
                            (who, shop) -> given().spec(who)
                                    .body(Map.of("site_id", shop.id(), "cache_tags", List.of("news")))
                                    .post("/api/v1/purge"))),
            entry(
                    "POST /api/v1/tokens application/json",
                    AuditedChange.of(
                            "create-token",
                            1,
                            (who, shop) -> given().spec(who)
                                    .body(Map.of("name", "ci", "role", "viewer", "sites", List.of(shop.name())))
                                    .post("/api/v1/tokens"))),
            entry(
                    "POST /api/v1/tokens/{token}/rotate",
                    AuditedChange.of(
                            "rotate-token",
                            1,
                            (who, shop) -> given().spec(who).post("/api/v1/tokens/" + shop.token() + "/rotate"))),
            entry(
                    "DELETE /api/v1/tokens/{token}",
                    AuditedChange.of(
                            "revoke-token",
                            1,
                            (who, shop) -> given().spec(who).delete("/api/v1/tokens/" + shop.token()))),
            entry(
                    "POST /api/v1/retention",
                    new AuditedChange(
                            (who, _) -> given().spec(who).post("/api/v1/retention"),
                            "run-retention",
                            Of.THE_PLATFORM,
                            0)),
            entry(
                    "POST /api/v1/rebuild",
                    new AuditedChange(
                            (who, _) -> given().spec(who).post("/api/v1/rebuild?wait=PT0S"),
                            "rebuild-log",
                            Of.THE_PLATFORM,
                            0)));

    private AuditedChanges() {}

    private static Response made(RequestSpecification who, Shop shop) {
        return given().spec(who).body(Map.of("name", shop.name() + "-too")).post("/api/v1/sites");
    }

    private static Response bundle(RequestSpecification who, Shop shop, String type) {
        return given().spec(who)
                .contentType(type)
                .body(type.endsWith("zip") && !type.endsWith("gzip") ? zip("next") : tarGz("next"))
                .post(shop.path("/deploys"));
    }

    private static byte[] tarGz(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            TarArchiveEntry file = new TarArchiveEntry("index.html");
            byte[] written = content.getBytes(StandardCharsets.UTF_8);
            file.setSize(written.length);
            tar.putArchiveEntry(file);
            tar.write(written);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
