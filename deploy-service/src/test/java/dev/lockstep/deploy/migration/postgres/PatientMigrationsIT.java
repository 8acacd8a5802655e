package dev.lockstep.deploy.migration.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.deploy.OnBackbone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;

/** How long the database may take for its answers. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class PatientMigrationsIT {
    private static final int TRANSACTION = Math.toIntExact(Duration.ofMinutes(1).toMillis());
    private static final int MIGRATION = Math.toIntExact(PatientMigrations.PATIENCE.toMillis());

    @Inject
    DataSource database;

    @Inject
    Flyway flyway;

    @Test
    void migrationsMayTakeLongerThanAnythingElseUntilTheyAreCommitted() throws SQLException {
        // Given
        List<Integer> patience = new ArrayList<>();
        BeforeCommit beforeCommit = new BeforeCommit(new ArrayList<>());

        // When
        migrate("patience", connection -> patience.add(connection.getNetworkTimeout()), beforeCommit);

        // Then
        assertThat(patience).containsExactly(MIGRATION);
        assertThat(beforeCommit.patience()).hasSizeGreaterThan(1).containsOnly(MIGRATION);
        assertThat(patienceOfThePool()).containsOnly(TRANSACTION);
    }

    @Test
    void aMigrationThatFailsLeavesNoConnectionThatWaitsForLong() throws SQLException {
        assertThatThrownBy(() -> migrate("failure", connection -> execute(connection, "select 1 / 0")))
                .hasStackTraceContaining("division by zero");

        assertThat(patienceOfThePool()).containsOnly(TRANSACTION);
    }

    @Test
    void whyAMigrationFailsIsToldAlsoWhenItsConnectionIsGone() throws SQLException {
        String end = "select pg_terminate_backend(pg_backend_pid())";

        assertThatThrownBy(() -> migrate("gone", connection -> execute(connection, end)))
                .hasStackTraceContaining("terminating connection");

        assertThat(patienceOfThePool()).containsOnly(TRANSACTION);
    }

    private void migrate(String schema, Step last, Callback... others) {
        Stream<Callback> all = Stream.concat(Stream.of(flyway.getConfiguration().getCallbacks()), Stream.of(others));
        var _ = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .schemas(schema)
                .callbacks(all.toArray(Callback[]::new))
                .javaMigrations(new Last(last))
                .load()
                .migrate();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }

    private List<Integer> patienceOfThePool() throws SQLException {
        try (Connection one = database.getConnection();
                Connection two = database.getConnection();
                Connection three = database.getConnection()) {
            return List.of(one.getNetworkTimeout(), two.getNetworkTimeout(), three.getNetworkTimeout());
        }
    }

    private interface Step {
        void on(Connection connection) throws SQLException;
    }

    /** Looks how long the connection waits that is about to commit; by its name it comes after all others. */
    private record BeforeCommit(List<Integer> patience) implements Callback {

        @Override
        public boolean supports(Event event, org.flywaydb.core.api.callback.Context context) {
            return event == Event.AFTER_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, org.flywaydb.core.api.callback.Context context) {
            return true;
        }

        @Override
        public void handle(Event event, org.flywaydb.core.api.callback.Context context) {
            try {
                patience.add(context.getConnection().getNetworkTimeout());
            } catch (SQLException gone) {
                throw new AssertionError(gone);
            }
        }

        @Override
        public String getCallbackName() {
            return "watch";
        }
    }

    private record Last(Step step) implements JavaMigration {

        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion("1000");
        }

        @Override
        public String getDescription() {
            return "last";
        }

        @Override
        public Integer getChecksum() {
            return 1;
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) throws SQLException {
            step.on(context.getConnection());
        }
    }
}
