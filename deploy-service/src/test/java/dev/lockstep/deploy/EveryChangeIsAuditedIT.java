package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Bearers.bearing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.api.rest.Endpoints;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    @Test
    void noEndpointThatChangesSomethingIsForgotten() throws IOException, URISyntaxException {
        Set<String> known = new HashSet<>(AuditedChanges.ALL.keySet());
        known.addAll(CHANGING_NOTHING);

        assertThat(known).containsExactlyInAnyOrderElementsOf(Set.copyOf(Endpoints.changing()));
    }

    static List<String> changes() {
        return AuditedChanges.ALL.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeLeavesALineThatSaysWhoDidWhatWhenFromWhereAndUnderWhichEpoch(String endpoint) {
        // Given a site that shows a deploy, and somebody who comes from elsewhere
        AuditedChange change = Objects.requireNonNull(AuditedChanges.ALL.get(endpoint));
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
}
