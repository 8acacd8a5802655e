package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.site;
import static io.restassured.RestAssured.given;
import static java.util.logging.Level.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** Secrets go to whoever asked for them and nowhere else. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class SecretsIT {
    private static final String GUESSED = "lst_a-token-that-somebody-guessed";
    private static final String PASSWORD = "correct horse battery";
    private static final String PREVIEW_TOKEN = "a-preview-token-that-nobody-guesses";

    @Test
    void noSecretIsInAnyLog() {
        // Given
        site("secretive");
        Everything log = new Everything();
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.addHandler(log);
        root.setLevel(ALL);

        // When
        List<String> secrets;
        try {
            secrets = useSecrets();
        } finally {
            root.setLevel(before);
            root.removeHandler(log);
        }

        // Then the log tells of the requests, at its most talkative, and of no secret
        assertThat(log.lines).anyMatch(line -> line.contains("/api/v1/sites/secretive"));
        assertThat(log.levels).anyMatch(level -> level.intValue() < Level.INFO.intValue());
        assertThat(log.lines).noneMatch(line -> secrets.stream().anyMatch(line::contains));
    }

    private static List<String> useSecrets() {
        JsonPath made = owner().body(Map.of("name", "ci", "role", "owner", "sites", List.of("secretive")))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String first = made.getString("secret");
        String second = owner().post("/api/v1/tokens/" + made.getString("id") + "/rotate")
                .then()
                .extract()
                .jsonPath()
                .getString("secret");
        for (String token : List.of(first, second, GUESSED)) {
            var _ = given().header("Authorization", "Bearer " + token).get("/api/v1/sites/secretive");
        }
        owner().body(Map.of("password", PASSWORD, "preview_token", PREVIEW_TOKEN))
                .patch("/api/v1/sites/secretive")
                .then()
                .statusCode(200);
        owner().body("{\"password\": \"" + PASSWORD + "\", \"preview_token\": [\"" + PREVIEW_TOKEN + "\"]")
                .patch("/api/v1/sites/secretive")
                .then()
                .statusCode(400);
        owner().body(Map.of("password", Map.of(PASSWORD, PASSWORD)))
                .patch("/api/v1/sites/secretive")
                .then()
                .statusCode(400);
        return List.of(OnBackbone.TOKEN, first, second, GUESSED, PASSWORD, PREVIEW_TOKEN);
    }

    /** Takes down all that is logged, but for what the client of this test says of itself. */
    private static final class Everything extends Handler {
        private static final String CLIENT = "org.apache.http.";

        private final SimpleFormatter formatter = new SimpleFormatter();
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Queue<Level> levels = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLoggerName().startsWith(CLIENT)) {
                return;
            }
            lines.add(formatter.format(line) + Arrays.toString(line.getParameters()));
            levels.add(line.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
