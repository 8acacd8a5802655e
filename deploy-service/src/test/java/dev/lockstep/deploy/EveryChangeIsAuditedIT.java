package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.sha1;
import static dev.lockstep.deploy.Api.site;
import static dev.lockstep.deploy.Api.zip;
import static dev.lockstep.deploy.Bearers.bearing;
import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.api.rest.Endpoints;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever of the API changes something leaves a line that says who did what, when, from where and under which epoch. The
 * endpoints are those of the code: one that is added and not known here fails, until it is told what line it leaves.
 */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class EveryChangeIsAuditedIT {
    /** Beyond the trusted proxies. */
    private static final String ELSEWHERE = "203.0.113.9";

    private static final Set<String> CHANGING_NOTHING =
            Set.of("POST /api/v1/sites/{site}/events/dry-run application/json");

    private static final AtomicInteger SITES = new AtomicInteger();

    /** How somebody makes a change to a site that shows a deploy. */
    private interface Act {
        Response by(RequestSpecification who, Shop shop);
    }

    /** Of what the line tells. */
    private enum Of {
        THE_SITE,
        THE_SITE_THAT_IS_MADE,
        THE_PLATFORM
    }

    /** A change, the line that it has to leave, and the epoch of the site there. */
    private record Change(Act act, String action, Of of, long epoch) {
        static Change of(String action, long epoch, Act act) {
            return new Change(act, action, Of.THE_SITE, epoch);
        }
    }

    private static final String DEPLOYS = "/api/v1/sites/{site}/deploys";

    private static final Map<String, Change> CHANGES = Map.ofEntries(
            entry(
                    "POST /api/v1/sites application/json",
                    new Change(EveryChangeIsAuditedIT::made, "create-site", Of.THE_SITE_THAT_IS_MADE, 0)),
            entry(
                    "PATCH /api/v1/sites/{site} application/json",
                    Change.of(
                            "configure",
                            1,
                            (who, shop) ->
                                    given().spec(who).body(Map.of("pins", true)).patch(shop.path("")))),
            entry(
                    "PUT /api/v1/sites/{site}/warm-up",
                    Change.of("configure", 1, (who, shop) -> given().spec(who).put(shop.path("/warm-up?warm=3")))),
            entry(
                    "PUT /api/v1/sites/{site}/quota application/json",
                    Change.of(
                            "set-quota",
                            1,
                            (who, shop) ->
                                    given().spec(who).body(Map.of("deploys", 9)).put(shop.path("/quota")))),
            entry(
                    "POST " + DEPLOYS + " application/json",
                    Change.of(
                            "create-deploy", 1, (who, shop) -> given().spec(who).post(shop.path("/deploys")))),
            entry(
                    "POST " + DEPLOYS + " application/zip",
                    Change.of("publish", 2, (who, shop) -> bundle(who, shop, "application/zip"))),
            entry(
                    "POST " + DEPLOYS + " application/gzip",
                    Change.of("create-deploy", 1, (who, shop) -> bundle(who, shop, "application/gzip"))),
            entry(
                    "POST " + DEPLOYS + " application/x-gzip",
                    Change.of("publish", 2, (who, shop) -> bundle(who, shop, "application/x-gzip"))),
            entry(
                    "PUT " + DEPLOYS + "/{deploy} application/json",
                    Change.of(
                            "announce-files",
                            1,
                            (who, shop) -> given().spec(who)
                                    .body(Map.of("files", Map.of("a.html", sha1("a"))))
                                    .put(shop.path("/deploys/" + shop.begun())))),
            entry(
                    "PUT /api/v1/deploys/{deploy}/files/{path}",
                    Change.of(
                            "complete-deploy",
                            1,
                            (who, shop) -> given().spec(who)
                                    .contentType("application/octet-stream")
                                    .body("a".getBytes(StandardCharsets.UTF_8))
                                    .put("/api/v1/deploys/" + shop.announced("a") + "/files/a.html"))),
            entry(
                    "POST /api/v1/deploys/{deploy}/cancel",
                    Change.of(
                            "cancel-deploy",
                            1,
                            (who, shop) -> given().spec(who).post("/api/v1/deploys/" + shop.begun() + "/cancel"))),
            entry(
                    "POST " + DEPLOYS + "/{deploy}/restore",
                    Change.of(
                            "publish",
                            2,
                            (who, shop) -> given().spec(who).post(shop.path("/deploys/" + shop.draft() + "/restore")))),
            entry(
                    "POST /api/v1/deploys/{deploy}/lock",
                    Change.of(
                            "lock",
                            1,
                            (who, shop) -> given().spec(who).post("/api/v1/deploys/" + shop.live() + "/lock"))),
            entry(
                    "POST /api/v1/deploys/{deploy}/unlock",
                    Change.of(
                            "unlock",
                            1,
                            (who, shop) -> given().spec(who).post("/api/v1/deploys/" + shop.live() + "/unlock"))),
            entry(
                    "PUT /api/v1/deploys/{deploy}/pin",
                    Change.of(
                            "pin-deploy",
                            1,
                            (who, shop) -> given().spec(who).put("/api/v1/deploys/" + shop.live() + "/pin"))),
            entry(
                    "DELETE /api/v1/deploys/{deploy}/pin",
                    Change.of(
                            "unpin-deploy",
                            1,
                            (who, shop) -> given().spec(who).delete("/api/v1/deploys/" + shop.pinned() + "/pin"))),
            entry(
                    "DELETE /api/v1/deploys/{deploy}",
                    Change.of(
                            "collect-deploy",
                            1,
                            (who, shop) -> given().spec(who).delete("/api/v1/deploys/" + shop.draft()))),
            entry(
                    "DELETE /api/v1/sites/{site}/branches/{branch}",
                    Change.of(
                            "end-branch",
                            2,
                            (who, shop) -> given().spec(who).delete(shop.path("/branches/" + shop.branch())))),
            entry(
                    "POST /api/v1/sites/{site}/purges application/json",
                    Change.of(
                            "purge",
                            2,
                            (who, shop) -> given().spec(who)
                                    .body(Map.of("paths", List.of("/a")))
                                    .post(shop.path("/purges")))),
            entry(
                    "POST /api/v1/purge application/json",
                    Change.of(
                            "purge",
                            2,
                            (who, shop) -> given().spec(who)
                                    .body(Map.of("site_id", shop.id(), "cache_tags", List.of("news")))
                                    .post("/api/v1/purge"))),
            entry(
                    "POST /api/v1/tokens application/json",
                    Change.of(
                            "create-token",
                            1,
                            (who, shop) -> given().spec(who)
                                    .body(Map.of("name", "ci", "role", "viewer", "sites", List.of(shop.name())))
                                    .post("/api/v1/tokens"))),
            entry(
                    "POST /api/v1/tokens/{token}/rotate",
                    Change.of(
                            "rotate-token",
                            1,
                            (who, shop) -> given().spec(who).post("/api/v1/tokens/" + shop.token() + "/rotate"))),
            entry(
                    "DELETE /api/v1/tokens/{token}",
                    Change.of(
                            "revoke-token",
                            1,
                            (who, shop) -> given().spec(who).delete("/api/v1/tokens/" + shop.token()))),
            entry(
                    "POST /api/v1/retention",
                    new Change(
                            (who, _) -> given().spec(who).post("/api/v1/retention"),
                            "run-retention",
                            Of.THE_PLATFORM,
                            0)),
            entry(
                    "POST /api/v1/rebuild",
                    new Change(
                            (who, _) -> given().spec(who).post("/api/v1/rebuild?wait=PT0S"),
                            "rebuild-log",
                            Of.THE_PLATFORM,
                            0)));

    @Test
    void noEndpointThatChangesSomethingIsForgotten() throws IOException, URISyntaxException {
        Set<String> known = new HashSet<>(CHANGES.keySet());
        known.addAll(CHANGING_NOTHING);

        assertThat(known).containsExactlyInAnyOrderElementsOf(Set.copyOf(Endpoints.changing()));
    }

    static List<String> changes() {
        return CHANGES.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeLeavesALineThatSaysWhoDidWhatWhenFromWhereAndUnderWhichEpoch(String endpoint) {
        // Given a site that shows a deploy, and somebody who comes from elsewhere
        Change change = Objects.requireNonNull(CHANGES.get(endpoint));
        Shop shop = Shop.open();
        JsonPath made = Bearers.wish(Map.of("name", "auditor", "role", "owner", "every_site", true))
                .jsonPath();
        RequestSpecification who = bearing(made.getString("secret")).header("X-Forwarded-For", ELSEWHERE);
        Instant before = Instant.now();

        // When they change it
        Response answer = change.act().by(who, shop);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
        List<Map<String, Object>> lines = owner().get("/api/v1/audit?limit=500&action=" + change.action())
                .jsonPath()
                .getList("entries.findAll { it.token == '" + made.getString("id") + "' }");
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line)
                    .containsEntry("action", change.action())
                    .containsEntry("actor", "auditor")
                    .containsEntry("cause", "api")
                    .containsEntry("from", ELSEWHERE)
                    .containsEntry("epoch", (int) change.epoch());
            assertThat((String) line.get("subject")).isNotBlank();
            assertThat(Instant.parse((String) line.get("at"))).isBetween(before.minusMillis(1), Instant.now());
            switch (change.of()) {
                case THE_SITE -> assertThat(line).containsEntry("site", shop.id());
                case THE_SITE_THAT_IS_MADE ->
                    assertThat(line).containsEntry("site", answer.jsonPath().getString("id"));
                case THE_PLATFORM -> assertThat(line).doesNotContainKey("site");
            }
        });
    }

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

    /** A site at epoch 1, as it shows its first deploy. */
    private record Shop(String name, String id, String live) {
        static Shop open() {
            String name = "noted-" + SITES.incrementAndGet();
            String id = site(name);
            return new Shop(name, id, Api.deploy(name, "first"));
        }

        String path(String rest) {
            return "/api/v1/sites/" + name + rest;
        }

        String begun() {
            return Api.begin(name);
        }

        String announced(String content) {
            String begun = begun();
            Api.announce(name, begun, Map.of(content + ".html", sha1(content)));
            return begun;
        }

        String draft() {
            return Api.upload(name, "draft", "?draft=true").getString("id");
        }

        /** Takes one step of the epoch. */
        String branch() {
            Api.upload(name, "branch", "?branch=next");
            return "next";
        }

        String pinned() {
            owner().put("/api/v1/deploys/" + live + "/pin").then().statusCode(200);
            return live;
        }

        String token() {
            return Bearers.token("viewer", name).getString("id");
        }
    }
}
