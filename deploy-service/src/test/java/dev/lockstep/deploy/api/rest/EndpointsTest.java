package dev.lockstep.deploy.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.api.rest.Endpoints.Endpoint;
import dev.lockstep.deploy.api.rest.access.Needs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No endpoint is open to callers of whom nothing was said. */
class EndpointsTest {
    private static final int AT_LEAST = 30;

    @Test
    void everyEndpointSaysWhichRoleItNeeds() throws IOException, URISyntaxException {
        List<Endpoint> endpoints = Endpoints.ofTheService();

        assertThat(endpoints).hasSizeGreaterThan(AT_LEAST);
        assertThat(endpoints)
                .allSatisfy(endpoint -> assertThat(endpoint.needs())
                        .as("@Needs of %s", endpoint)
                        .hasSize(1));
    }

    @Test
    void anEndpointThatSaysNothingIsFound() {
        assertThat(Endpoints.of(Forgotten.class)).singleElement().satisfies(endpoint -> {
            assertThat(endpoint).hasToString("GET /forgotten/{name}");
            assertThat(endpoint.needs()).isEmpty();
        });
    }

    /** What the filter looks for in the path has to be there. */
    @Test
    void whereTheSiteIsInThePathThePathNamesOne() throws IOException, URISyntaxException {
        assertThat(Endpoints.ofTheService())
                .filteredOn(endpoint -> endpoint.needs().getFirst().at() == Needs.Where.PATH)
                .hasSizeGreaterThan(AT_LEAST / 2)
                .allSatisfy(endpoint -> assertThat(endpoint.path()).containsPattern("\\{(site|deploy)}"));
    }

    @Test
    void whereThePathNamesASiteItsRoleIsNeededThere() throws IOException, URISyntaxException {
        assertThat(Endpoints.ofTheService())
                .filteredOn(endpoint -> endpoint.path().matches(".*\\{(site|deploy)}.*"))
                .allSatisfy(endpoint -> assertThat(endpoint.needs().getFirst().at())
                        .as("%s", endpoint)
                        .isIn(Needs.Where.PATH, Needs.Where.PLATFORM));
    }

    /** Else a form on any other site could send what a browser lets forms send. */
    @Test
    void whateverReadsJsonTakesNothingElse() throws IOException, URISyntaxException {
        assertThat(Endpoints.ofTheService())
                .filteredOn(Endpoint::readsJson)
                .hasSizeGreaterThan(AT_LEAST / 4)
                .allSatisfy(endpoint -> assertThat(endpoint.consumes())
                        .as("@Consumes of %s", endpoint)
                        .containsExactly("application/json"));
    }

    @Test
    void theTableOfRolesInTheDocumentationIsThatOfTheCode() throws IOException, URISyntaxException {
        String table = Endpoints.ofTheService().stream()
                .sorted(Comparator.comparing((Endpoint endpoint) ->
                                endpoint.needs().getFirst().value())
                        .thenComparing(Endpoint::path)
                        .thenComparing(Endpoint::method))
                .map(EndpointsTest::row)
                .distinct()
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(java.nio.file.Path.of("../docs/tokens.md")))
                .as("docs/tokens.md has this table:%n%s", table)
                .contains(table);
    }

    private static String row(Endpoint endpoint) {
        Needs needs = endpoint.needs().getFirst();
        String where = switch (needs.at()) {
            case PATH -> "";
            case NAMED -> ", at what the request names";
            case ANY -> ", tells of what the token is for";
            case PLATFORM -> " of every site";
        };
        String role = needs.value().name().toLowerCase(Locale.ROOT);
        return "| `" + endpoint.method() + " " + endpoint.path() + "` | " + role + where + " |";
    }

    @Path("/forgotten")
    static class Forgotten {
        @GET
        @Path("{name: .+}")
        public String forgotten() {
            return "";
        }
    }
}
