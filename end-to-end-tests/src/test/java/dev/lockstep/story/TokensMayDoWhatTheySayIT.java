package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PublishRequested;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.story.stage.Call;
import dev.lockstep.story.stage.CalledSite;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Json;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Owner.Answer;
import dev.lockstep.story.stage.RoleTable;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class TokensMayDoWhatTheySayIT {
    private static final Folder CONTENT = Folder.of("index.html", "content");
    private static final Call ROLL_BACK = atSite(
            "POST /api/v1/sites/{site}/deploys/{deploy}/restore",
            "publisher",
            (who, site) ->
                    who.post("/sites/" + site.name() + "/deploys/" + site.earlier() + "/restore?wait=PT60S", ""));

    /** Each of the API's, in an order in which none is in the way of another. */
    private static final List<Call> CALLS = List.of(
            ofToken("GET /api/v1/user", "viewer", "/user"),
            ofToken("GET /api/v1/accounts", "viewer", "/accounts"),
            ofToken("GET /api/v1/accounts/{account}/env", "viewer", "/accounts/lockstep/env"),
            ofToken("GET /api/v1/sites", "viewer", "/sites"),
            atSite("GET /api/v1/deploys/{deploy}", "viewer", (who, site) -> who.get("/deploys/" + site.earlier())),
            look("", "viewer", ""),
            look("/bodies/{digest}", "viewer", site -> "/bodies/" + site.body()),
            look("/deploys", "viewer", "/deploys"),
            look("/deploys/{deploy}", "viewer", site -> "/deploys/" + site.earlier()),
            look(
                    "/deploys/{deploy}/rollback-preview",
                    "viewer",
                    site -> "/deploys/" + site.earlier() + "/rollback-preview"),
            look("/events", "viewer", "/events"),
            atSite(
                    "POST /api/v1/sites/{site}/events/dry-run",
                    "viewer",
                    (who, site) -> who.post("/sites/" + site.name() + "/events/dry-run", "{\"topic\": \"products\"}")),
            look("/explain", "viewer", "/explain"),
            look("/pages/history", "viewer", site -> "/pages/history?path=" + CalledSite.PAGE),
            look("/propagation", "viewer", "/propagation"),
            look("/usage", "viewer", "/usage"),
            look("/warm-up", "viewer", "/warm-up"),
            atSite(
                    "POST /api/v1/sites/{site}/deploys",
                    "deployer",
                    (who, site) -> who.upload(site.name(), CONTENT, "?draft=true")),
            atSite(
                    "POST /api/v1/sites/{site}/deploys",
                    "of a branch",
                    "deployer",
                    (who, site) -> who.upload(site.name(), CONTENT, "?branch=next")),
            atSite(
                    "PUT /api/v1/sites/{site}/deploys/{deploy}",
                    "deployer",
                    (who, site) -> who.put(
                            "/sites/" + site.name() + "/deploys/" + site.unnamed(),
                            Json.write(Map.of("draft", true, "files", CalledSite.announced("new " + site.unnamed()))))),
            atSite(
                    "PUT /api/v1/deploys/{deploy}/files/{path}",
                    "deployer",
                    (who, site) -> who.putFile(site.unsent(), CalledSite.FILE, site.unsentContent())),
            atSite(
                    "POST /api/v1/deploys/{deploy}/cancel",
                    "deployer",
                    (who, site) -> who.post("/deploys/" + site.unnamed() + "/cancel", "")),
            new Call(
                    "DELETE /api/v1/sites/{site}/branches/{branch}",
                    "",
                    "deployer",
                    Call.Where.PATH,
                    204,
                    (who, site) -> who.delete("/sites/" + site.name() + "/branches/" + CalledSite.BRANCH)),
            atSite(
                    "PUT /api/v1/deploys/{deploy}/files/{path}",
                    "of what goes live",
                    "publisher",
                    TokensMayDoWhatTheySayIT::complete),
            atSite(
                    "POST /api/v1/sites/{site}/deploys",
                    "of what goes live",
                    "publisher",
                    (who, site) -> who.upload(site.name(), CONTENT, "?wait=PT60S")),
            ROLL_BACK,
            ofDeploy("POST", "/lock", (who, site) -> who.post("/deploys/" + site.earlier() + "/lock", "")),
            ofDeploy("POST", "/unlock", (who, site) -> who.post("/deploys/" + site.earlier() + "/unlock", "")),
            ofDeploy("PUT", "/pin", (who, site) -> who.put("/deploys/" + site.spare() + "/pin", "")),
            ofDeploy("DELETE", "/pin", (who, site) -> who.delete("/deploys/" + site.spare() + "/pin")),
            new Call(
                    "DELETE /api/v1/deploys/{deploy}",
                    "",
                    "publisher",
                    Call.Where.PATH,
                    204,
                    (who, site) -> who.delete("/deploys/" + site.spare())),
            atSite(
                    "POST /api/v1/sites/{site}/purges",
                    "publisher",
                    (who, site) -> who.purge(site.name(), Map.of("site", true), "PT60S")),
            new Call(
                    "POST /api/v1/purge",
                    "",
                    "publisher",
                    Call.Where.BODY,
                    200,
                    (who, site) -> who.post("/purge?wait=PT60S", Json.write(Map.of("site_slug", site.name())))),
            atSite(
                    "PATCH /api/v1/sites/{site}",
                    "owner",
                    (who, site) -> who.patch("/sites/" + site.name(), "{\"pins\": true}")),
            look("/audit", "owner", "/audit"),
            atSite(
                    "PUT /api/v1/sites/{site}/warm-up",
                    "owner",
                    (who, site) -> who.put("/sites/" + site.name() + "/warm-up?warm=3", "")),
            ofToken("GET /api/v1/tokens", "owner", "/tokens"),
            new Call(
                    "POST /api/v1/tokens",
                    "",
                    "owner",
                    Call.Where.BODY,
                    201,
                    (who, site) -> CalledSite.token(who, site.name())),
            ofOtherToken(
                    "POST /api/v1/tokens/{token}/rotate",
                    (who, site) -> who.post("/tokens/" + site.token() + "/rotate", "")),
            ofOtherToken("DELETE /api/v1/tokens/{token}", (who, site) -> who.delete("/tokens/" + site.token())),
            ofPlatform("GET /api/v1/audit", 200, (who, _) -> who.get("/audit")),
            ofPlatform(
                    "PUT /api/v1/sites/{site}/quota",
                    200,
                    (who, site) -> who.put("/sites/" + site.name() + "/quota", "{}")),
            ofPlatform(
                    "POST /api/v1/sites",
                    201,
                    (who, site) -> who.post("/sites", Json.write(Map.of("name", "made-by-" + site.spare())))),
            ofPlatform("GET /api/v1/retention", 200, (who, _) -> unlessItIsUnderWay(() -> who.get("/retention"))),
            ofPlatform("POST /api/v1/retention", 200, (who, _) -> unlessItIsUnderWay(() -> who.post("/retention", ""))),
            ofPlatform("POST /api/v1/rebuild", 200, (who, _) -> who.post("/rebuild?wait=PT60S", "")));

    @Test
    void everyEndpointIsCalledByEveryRole() throws IOException {
        Map<String, String> least = CALLS.stream()
                .filter(call -> call.how().isEmpty())
                .collect(Collectors.toMap(Call::endpoint, Call::least));

        assertThat(least).isEqualTo(RoleTable.read().roles());
    }

    @Test
    void eachRoleDoesWhatItMayAtItsSiteAndNothingElsewhere(Stage stage) throws IOException {
        try (DataSource source = DataSource.open("10")) {
            // Given
            Owner platform = stage.owner();
            String mine = seen(stage, "acts-here", source);
            CalledSite theirs = CalledSite.prepare(platform, "acts-there", seen(stage, "acts-there", source));
            String untouched = latestChange(platform, "acts-there");
            for (String role : Call.ROLES) {
                boolean isPlatform = role.equals(Call.ROLES.getLast());
                Owner bearer = isPlatform ? platform : bearer(stage, give(platform, role, "acts-here"));
                CalledSite site = CalledSite.prepare(platform, "acts-here", mine);
                String before = latestChange(platform, "acts-here");
                for (Call call : CALLS) {
                    // When somebody calls who has that role
                    Answer here = call.by(bearer, site);

                    // Then it is done, or refused in favour of a role that would do
                    assertThat(here.status())
                            .as("%s by %s: %s", call, role, here)
                            .isEqualTo(call.here(role));
                    if (!call.isFor(role)) {
                        assertThat(call.lacking(role))
                                .anyMatch(here.body().path("hint").asText()::endsWith);
                    }
                    if (!isPlatform) {
                        Answer there = call.by(bearer, theirs);
                        assertThat(there.status())
                                .as("%s elsewhere by %s: %s", call, role, there)
                                .isEqualTo(call.elsewhere(role));
                        if (there.status() != 404) {
                            assertThat(there.body().toString())
                                    .doesNotContain("acts-there", theirs.token(), theirs.earlier());
                        }
                    }
                }
                if (role.equals("viewer")) {
                    assertThat(latestChange(platform, "acts-here")).isEqualTo(before);
                }
            }
            assertThat(latestChange(platform, "acts-there")).isEqualTo(untouched);
        }
    }

    @Test
    void aRotatedAndThenRevokedTokenIsForgottenByTheEdgesToo(Stage stage) {
        // Given a page that is explained to whoever has a token of its site
        Owner platform = stage.owner();
        site(platform, "rotates");
        Visitor visitor = stage.visitor("rotates");
        JsonNode given = give(platform, "viewer", "rotates").body();
        String first = given.path("secret").asText();
        awaitExplained(stage, visitor, first, true);

        // When it is rotated without overlap
        String path = "/tokens/" + given.path("id").asText();
        String second = platform.post(path + "/rotate?overlap=PT0S", "")
                .body()
                .path("secret")
                .asText();

        // Then
        awaitExplained(stage, visitor, second, true);
        awaitExplained(stage, visitor, first, false);
        assertThat(new Owner(stage.platform().api(), first).get("/sites").status())
                .isEqualTo(401);

        // When it is revoked
        assertThat(platform.delete(path).status()).isEqualTo(200);

        // Then
        awaitExplained(stage, visitor, second, false);
        assertThat(new Owner(stage.platform().api(), second).get("/sites").status())
                .isEqualTo(401);
    }

    @Test
    void theAuditLogTellsWhatCameByKafkaFromWhatCameWithAToken(Stage stage) {
        // Given
        Owner platform = stage.owner();
        String first = site(platform, "audited-by-both");
        String second = platform.deploy("audited-by-both", Folder.of("index.html", "second"));
        Answer given = give(platform, "publisher", "audited-by-both");

        // When
        assertThat(bearer(stage, given).restore("audited-by-both", first).status())
                .isEqualTo(200);
        PublishRequested command = new PublishRequested("audited-by-both", new DeployId(second));
        stage.kafka().write(EventRecords.record(command, Envelope.of(command, "audited", "/story", Instant.now())));

        // Then
        await().untilAsserted(() -> {
            JsonNode entries = platform.get("/sites/audited-by-both/audit?action=publish&action=rollback&limit=2")
                    .body()
                    .path("entries");
            assertThat(entries).hasSize(2);
            assertThat(entries.path(0).path("cause").asText()).isEqualTo("kafka");
            assertThat(entries.path(0).path("actor").asText()).isEqualTo("command from /story");
            assertThat(entries.path(1).path("cause").asText()).isEqualTo("api");
            assertThat(entries.path(1).path("token").asText()).isEqualTo(given.id());
            assertThat(entries.path(1).path("from").asText()).isEqualTo("127.0.0.1");
        });
    }

    private static String site(Owner platform, String name) {
        platform.create(name);
        return platform.deploy(name, CONTENT);
    }

    /** A site whose page was seen; JSON, as are all answers of the API. */
    private static String seen(Stage stage, String name, DataSource source) {
        Owner platform = stage.owner();
        platform.create(name);
        String deploy = platform.deploy(name, CONTENT.withPage("[{data.price}]", source.route("1h")));
        assertThat(stage.visitor(name)
                        .visit(stage.edges().getFirst(), CalledSite.PAGE)
                        .body())
                .isEqualTo("[10]");
        return deploy;
    }

    private static String latestChange(Owner platform, String site) {
        return platform.get("/sites/" + site + "/audit?limit=1")
                .body()
                .path("entries")
                .path(0)
                .path("id")
                .asText();
    }

    /** Sends the last file of what goes live, and returns when it is, if that may be. */
    private static Answer complete(Owner who, CalledSite site) {
        Answer sent = who.putFile(site.coming(), CalledSite.FILE, site.comingContent());
        if (sent.status() == 200) {
            await().until(() -> who.published(site.name()).equals(site.coming()));
        }
        return sent;
    }

    private static Answer unlessItIsUnderWay(Callable<Answer> call) {
        return await().until(call, answer -> answer.status() != 409);
    }

    private static Call atSite(String endpoint, String least, BiFunction<Owner, CalledSite, Answer> act) {
        return atSite(endpoint, "", least, act);
    }

    private static Call atSite(String endpoint, String how, String least, BiFunction<Owner, CalledSite, Answer> act) {
        return new Call(endpoint, how, least, Call.Where.PATH, 200, act);
    }

    private static Call look(String end, String least, String path) {
        return look(end, least, _ -> path);
    }

    private static Call look(String end, String least, Function<CalledSite, String> path) {
        return atSite(
                "GET /api/v1/sites/{site}" + end,
                least,
                (who, site) -> who.get("/sites/" + site.name() + path.apply(site)));
    }

    private static Call ofDeploy(String method, String end, BiFunction<Owner, CalledSite, Answer> act) {
        return atSite(method + " /api/v1/deploys/{deploy}" + end, "publisher", act);
    }

    private static Call ofToken(String endpoint, String least, String path) {
        return new Call(endpoint, "", least, Call.Where.TOKEN, 200, (who, _) -> who.get(path));
    }

    private static Call ofOtherToken(String endpoint, BiFunction<Owner, CalledSite, Answer> act) {
        return new Call(endpoint, "", "owner", Call.Where.BODY, 200, act);
    }

    private static Call ofPlatform(String endpoint, int answered, BiFunction<Owner, CalledSite, Answer> act) {
        return new Call(endpoint, "", "owner of every site", Call.Where.PLATFORM, answered, act);
    }

    private static Answer give(Owner who, String role, String site) {
        return who.post("/tokens", Json.write(Map.of("name", role, "role", role, "sites", List.of(site))));
    }

    private static Owner bearer(Stage stage, Answer given) {
        assertThat(given.status()).as("%s", given.body()).isEqualTo(201);
        return new Owner(stage.platform().api(), given.body().path("secret").asText());
    }

    private static void awaitExplained(Stage stage, Visitor visitor, String token, boolean explained) {
        for (URI edge : stage.edges()) {
            await().until(() -> visitor.visitAndAsk(edge, "/", token)
                            .header("Lockstep-Explain")
                            .isEmpty()
                    != explained);
        }
    }
}
