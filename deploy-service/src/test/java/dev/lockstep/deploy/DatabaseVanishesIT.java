package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.site;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The machine of the database is gone, and nothing closes the connections to it. Requests came to no end for ever. */
@QuarkusTest
@QuarkusTestResource(value = BehindADoor.class, restrictToAnnotatedClass = true)
class DatabaseVanishesIT {
    private static final String WAITING = "select count(*) from pg_locks where not granted";

    /** Given by {@link BehindADoor}. */
    @Nullable
    Door door;

    @AfterEach
    void open() {
        door().open();
    }

    @Test
    void requestThatWaitsForAnAnswerComesToAnEndAndTheNextOneIsAnswered() throws SQLException {
        // Given a request that the database works on
        site("vanishing");
        CompletableFuture<Integer> asked;
        try (Connection other = pastTheDoor();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table site in access exclusive mode");
            asked = CompletableFuture.supplyAsync(() -> ask("vanishing"));
            await().atMost(Duration.ofMinutes(1)).until(() -> somebodyWaits(lock));

            // When
            door().shut();
        }

        // Then
        await().atMost(Duration.ofMinutes(2)).until(asked::isDone);
        assertThat(asked.join()).isGreaterThanOrEqualTo(500);
        assertThat(ask("vanishing")).as("while nobody answers").isGreaterThanOrEqualTo(500);
        assertThat(door().stranded()).isGreaterThan(1);

        door().open();
        await().atMost(Duration.ofMinutes(1)).until(() -> ask("vanishing"), is -> is == 200);
    }

    private Door door() {
        return requireNonNull(door);
    }

    private Connection pastTheDoor() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + door().leadsTo() + "/postgres", "postgres", "");
    }

    private static int ask(String site) {
        return owner().get("/api/v1/sites/" + site).statusCode();
    }

    private static boolean somebodyWaits(Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery(WAITING)) {
            return count.next() && count.getInt(1) > 0;
        }
    }
}
