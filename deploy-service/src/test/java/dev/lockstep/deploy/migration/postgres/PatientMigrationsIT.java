package dev.lockstep.deploy.migration.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.OnBackbone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
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
    void migrationsMayTakeLongerThanAnythingElse() throws SQLException {
        // Given
        Watched watched = new Watched(new ArrayList<>());

        // When
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .schemas("patience")
                .javaMigrations(watched)
                .load()
                .migrate();

        // Then
        assertThat(watched.patience()).containsExactly(MIGRATION);
        assertThat(patienceOfThePool()).hasSizeGreaterThan(1).containsOnly(TRANSACTION);
    }

    private List<Integer> patienceOfThePool() throws SQLException {
        try (Connection one = database.getConnection();
                Connection two = database.getConnection();
                Connection three = database.getConnection()) {
            return List.of(one.getNetworkTimeout(), two.getNetworkTimeout(), three.getNetworkTimeout());
        }
    }

    /** Looks how long its own connection would wait. */
    private record Watched(List<Integer> patience) implements JavaMigration {

        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion("1000");
        }

        @Override
        public String getDescription() {
            return "watched";
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
            patience.add(context.getConnection().getNetworkTimeout());
        }
    }
}
