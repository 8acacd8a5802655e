package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PublishRequested;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.story.stage.ApiCalls;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class TokensMayDoWhatTheySayIT {
    private static final Folder CONTENT = Folder.of("index.html", "content");

    @Test
    void everyEndpointIsCalledByEveryRole() throws IOException {
        Map<String, String> least = ApiCalls.ALL.stream()
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
                for (Call call : ApiCalls.ALL) {
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
