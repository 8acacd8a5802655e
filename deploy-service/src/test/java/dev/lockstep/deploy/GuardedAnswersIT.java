package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.site;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.api.rest.Breaking;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is answered, and by whatever part of the service, stays with whoever asked. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class GuardedAnswersIT {
    private static final String SITES = "/api/v1/sites";
    private static final String PROTOCOL = "X-Forwarded-Proto";
    private static final String TRANSPORT = "Strict-Transport-Security";
    private static final String CONTENT = "Content-Security-Policy";

    private static final Map<String, String> ALWAYS =
            Map.of("X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Cache-Control", "no-store");

    /** More than the service takes at all. */
    private static final long TOO_MUCH = 5L << 30;

    /** A request with the answer that it gets. */
    private record Question(int status, String method, String path, RequestSpecification request) {
        @Override
        public String toString() {
            return method + " " + path + " with status " + status;
        }

        Response ask() {
            return request.request(method, path);
        }
    }

    @Test
    void noAnswerIsKeptNorFramedNorGuessedAbout() {
        assertThat(questions("guarded")).allSatisfy(question -> {
            Response answer = question.ask();

            assertThat(answer.statusCode()).isEqualTo(question.status());
            ALWAYS.forEach((name, value) ->
                    assertThat(answer.headers().getValues(name)).as(name).containsExactly(value));
            assertThat(answer.headers().getValues(CONTENT))
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none'; ")
                    .endsWith("frame-ancestors 'none'");
            assertThat(answer.header(TRANSPORT)).isNull();
        });
    }

    @Test
    void whoeverComesByTlsIsToldToDoSoAlways() {
        assertThat(questions("guarded-by-tls")).allSatisfy(question -> {
            question.request().header(PROTOCOL, "https");

            Response answer = question.ask();

            assertThat(answer.statusCode()).isEqualTo(question.status());
            assertThat(answer.headers().getValues(TRANSPORT)).containsExactly("max-age=31536000");
        });
    }

    /** A browser obeys all policies that it is told: a second one would forbid the page its style. */
    @Test
    void aPageForPeopleMayHaveItsStyle() {
        site("guarded-page");

        Response answer = owner().accept("text/html").get(SITES + "/guarded-page/explain");

        assertThat(answer.headers().getValues(CONTENT))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    }

    @Test
    void neitherIsWhatIsTurnedAwayUnread() throws IOException {
        String head = "POST /api/v1/sites/guarded/deploys HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + TOO_MUCH
                + "\r\nX-Forwarded-Proto: https\r\n\r\n";

        String answer = say(head, InetAddress.getLoopbackAddress());

        assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase(TRANSPORT + ": max-age=31536000\r\n");
        ALWAYS.forEach((name, value) -> assertThat(answer).containsIgnoringCase(name + ": " + value + "\r\n"));
    }

    @Test
    void nobodyButAProxyIsBelievedToHaveComeByTls() throws IOException {
        String head = "GET " + SITES
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-Proto: https\r\n\r\n";

        assertThat(say(head, InetAddress.getByName("127.0.0.2")))
                .startsWith("HTTP/1.1 401 ")
                .doesNotContainIgnoringCase(TRANSPORT);
        assertThat(say(head, InetAddress.getLoopbackAddress())).containsIgnoringCase(TRANSPORT);
    }

    private static List<Question> questions(String site) {
        site(site);
        String own = SITES + "/" + site;
        owner().body(Map.of("files_of_deploy", 1)).put(own + "/quota").then().statusCode(200);
        String deploy = Api.begin(site);
        return List.of(
                new Question(200, "GET", SITES, owner()),
                new Question(200, "HEAD", SITES, owner()),
                new Question(200, "GET", own + "/explain", owner().accept("text/html")),
                new Question(200, "OPTIONS", SITES, owner()),
                new Question(400, "POST", SITES, owner().body("{")),
                new Question(401, "GET", SITES, given()),
                new Question(403, "PATCH", own, viewer(site).body(Map.of("pins", true))),
                new Question(404, "GET", own + "s", owner()),
                new Question(404, "GET", "/nothing/here", given()),
                new Question(404, "OPTIONS", "/nothing/here", given()),
                new Question(404, "GET", "/", given()),
                new Question(404, "GET", "/q/health", given()),
                new Question(405, "PUT", SITES, given()),
                new Question(406, "GET", SITES, owner().accept("image/png")),
                new Question(413, "PUT", own + "/deploys/" + deploy, owner().body(twoFiles())),
                new Question(
                        415,
                        "POST",
                        own + "/deploys",
                        owner().contentType("text/plain").body("x")),
                new Question(500, "GET", Breaking.PATH, owner()));
    }

    private static Map<String, Object> twoFiles() {
        return Map.of("files", Map.of("a", Api.sha1("a"), "b", Api.sha1("b")));
    }

    private static RequestSpecification viewer(String site) {
        String secret = owner().body(Map.of("name", "viewer", "role", "viewer", "sites", List.of(site)))
                .post("/api/v1/tokens")
                .jsonPath()
                .getString("secret");
        return given().header("Authorization", "Bearer " + secret).contentType(ContentType.JSON);
    }

    /** All that is answered to a request that comes from an address, until the connection is closed. */
    private static String say(String request, InetAddress from) throws IOException {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port, from, 0)) {
            connection.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(connection.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
