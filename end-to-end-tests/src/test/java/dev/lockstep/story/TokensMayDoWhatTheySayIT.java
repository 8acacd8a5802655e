package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PublishRequested;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Json;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Owner.Answer;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class TokensMayDoWhatTheySayIT {
    private static final Folder CONTENT = Folder.of("index.html", "content");
    private static final List<String> ROLES = List.of("viewer", "deployer", "publisher", "owner");

    private static final Act ROLL_BACK = new Act(
            "roll back",
            "publisher",
            (who, site) -> who.post("/sites/" + site.name() + "/deploys/" + site.deploy() + "/restore", ""));

    private static final List<Act> ACTS = List.of(
            new Act("look", "viewer", (who, site) -> who.get("/sites/" + site.name())),
            new Act("list", "viewer", (who, site) -> who.get("/sites/" + site.name() + "/deploys")),
            new Act("explain", "viewer", (who, site) -> who.get("/sites/" + site.name() + "/explain")),
            new Act("look at a deploy", "viewer", (who, site) -> who.get("/deploys/" + site.deploy())),
            new Act("draft", "deployer", (who, site) -> who.upload(site.name(), CONTENT, "?draft=true")),
            new Act("branch", "deployer", (who, site) -> who.upload(site.name(), CONTENT, "?branch=next")),
            new Act("deploy", "publisher", (who, site) -> who.upload(site.name(), CONTENT, "")),
            ROLL_BACK,
            new Act("lock", "publisher", (who, site) -> who.post("/deploys/" + site.deploy() + "/lock", "")),
            new Act("unlock", "publisher", (who, site) -> who.post("/deploys/" + site.deploy() + "/unlock", "")),
            new Act("purge", "publisher", (who, site) -> who.purge(site.name(), Map.of("site", true), "PT0S")),
            new Act(
                    "purge by body",
                    "publisher",
                    (who, site) -> who.post("/purge", Json.write(Map.of("site_slug", site.name())))),
            new Act("configure", "owner", (who, site) -> who.patch("/sites/" + site.name(), "{\"pins\": true}")),
            new Act("give a token", "owner", (who, site) -> give(who, "viewer", site.name())),
            new Act("audit", "owner", (who, site) -> who.get("/sites/" + site.name() + "/audit")));

    /** What somebody does at a site that has a deploy, and the least role that may. */
    private record Act(String name, String least, BiFunction<Owner, Target, Answer> act) {

        Answer by(Owner who, Target site) {
            return act.apply(who, site);
        }

        boolean isFor(String role) {
            return ROLES.indexOf(role) >= ROLES.indexOf(least);
        }

        /** What a role may not, up to what is needed. */
        List<String> lacking(String role) {
            return ROLES.subList(ROLES.indexOf(role) + 1, ROLES.indexOf(least) + 1);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A site, and what it shows. */
    private record Target(String name, String deploy) {}

    @Test
    void eachRoleDoesWhatItMayAtItsSiteAndNothingElsewhere(Stage stage) {
        // Given
        Owner platform = stage.owner();
        Target mine = site(platform, "acts-here");
        Target theirs = site(platform, "acts-there");
        long untouched = platform.get("/sites/acts-there").body().path("epoch").asLong();

        for (String role : ROLES) {
            Owner bearer = bearer(stage, give(platform, role, "acts-here"));
            for (Act act : ACTS) {
                // When
                Answer here = act.by(bearer, mine);
                Answer there = act.by(bearer, theirs);

                // Then
                assertThat(there.status()).as("%s of others by %s", act, role).isIn(403, 404);
                assertThat(there.status() == 404 || !act.isFor(role))
                        .as("%s of others by %s: %s", act, role, there)
                        .isTrue();
                if (act.isFor(role)) {
                    assertThat(here.status())
                            .as("%s by %s: %s", act, role, here)
                            .isIn(200, 201, 202, 409);
                } else {
                    assertThat(here.status())
                            .as("%s by %s: %s", act, role, here)
                            .isEqualTo(403);
                    assertThat(act.lacking(role))
                            .anyMatch(here.body().path("hint").asText()::contains);
                }
            }
        }
        assertThat(platform.get("/sites/acts-there").body().path("epoch").asLong())
                .isEqualTo(untouched);
        assertThat(platform.published("acts-there")).isEqualTo(theirs.deploy());
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
        Target site = site(platform, "audited-by-both");
        String second = platform.deploy("audited-by-both", Folder.of("index.html", "second"));
        Answer given = give(platform, "publisher", "audited-by-both");

        // When
        assertThat(ROLL_BACK.by(bearer(stage, given), site).status()).isEqualTo(200);
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

    private static Target site(Owner platform, String name) {
        platform.create(name);
        return new Target(name, platform.deploy(name, CONTENT));
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
