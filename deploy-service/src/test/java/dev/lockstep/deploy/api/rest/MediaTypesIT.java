package dev.lockstep.deploy.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.api.rest.Endpoints.Endpoint;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a form or a script of another site could send without asking: a browser asks before it sends JSON. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class MediaTypesIT {
    private static final List<String> OF_FORMS = List.of(
            "text/plain",
            "text/plain; charset=application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=b");

    private final HttpClient http = HttpClient.newHttpClient();

    @TestHTTPResource
    URI service = URI.create("http://localhost/");

    @Test
    void whateverReadsJsonRefusesEverythingElse() throws Exception {
        for (Endpoint endpoint : readers()) {
            for (String type : OF_FORMS) {
                HttpResponse<String> answer = send(typed(endpoint, type));

                assertThat(answer.statusCode()).as("%s of %s", endpoint, type).isEqualTo(415);
                assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
                assertThat(answer.body()).contains("Content-Type: application/json");
            }
        }
    }

    /** A browser sends a blob of no type without asking, too. */
    @Test
    void whatDoesNotSayWhatItIsIsReadAsNothing() throws Exception {
        for (Endpoint endpoint : readers()) {
            assertThat(send(untyped(endpoint, name())).statusCode())
                    .as("%s", endpoint)
                    .isEqualTo(415);
        }
    }

    @Test
    void whoeverSendsNothingNeedNotSayWhatItIs() throws Exception {
        for (Endpoint endpoint : readers()) {
            assertThat(send(untyped(endpoint, BodyPublishers.noBody())).statusCode())
                    .as("%s", endpoint)
                    .isNotEqualTo(415)
                    .isLessThan(500);
        }
    }

    @Test
    void jsonMaySayHowItIsEncoded() throws Exception {
        for (Endpoint endpoint : readers()) {
            assertThat(send(typed(endpoint, "application/json; charset=utf-8")).statusCode())
                    .as("%s", endpoint)
                    .isNotEqualTo(415)
                    .isLessThan(500);
        }
    }

    private HttpRequest typed(Endpoint endpoint, String type) {
        return HttpRequest.newBuilder(untyped(endpoint, name()), (_, _) -> true)
                .header("Content-Type", type)
                .build();
    }

    private HttpRequest untyped(Endpoint endpoint, BodyPublisher body) {
        return HttpRequest.newBuilder(service.resolve(endpoint.path().replaceAll("\\{\\w+}", "any")))
                .header("Authorization", "Bearer " + OnBackbone.TOKEN)
                .method(endpoint.method(), body)
                .build();
    }

    private static BodyPublisher name() {
        return BodyPublishers.ofString("{\"name\": \"any\"}");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static List<Endpoint> readers() throws IOException, URISyntaxException {
        List<Endpoint> readers =
                Endpoints.ofTheService().stream().filter(Endpoint::readsJson).toList();
        assertThat(readers).isNotEmpty();
        return readers;
    }
}
