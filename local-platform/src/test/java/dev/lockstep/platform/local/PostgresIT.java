package dev.lockstep.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.platform.child.ChildProcess;
import dev.lockstep.platform.child.Children;
import dev.lockstep.platform.database.postgres.PostgresDirectory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {

    @Test
    void whatWasCommittedSurvivesAKill(@TempDir Path directory) throws Exception {
        int port = Ports.take(1, 0).next();
        PostgresDirectory postgres = new PostgresDirectory(directory.resolve("postgres"));
        postgres.prepare();
        try (Children children = Children.in(directory)) {
            // Given a committed row
            ChildProcess server = children.start("postgres", postgres.command(port), new PostgresReadiness(port));
            server.awaitReady();
            query(port, "create table number (value int)", "insert into number values (1)", "select value from number");

            // When the server is killed and started again
            server.kill();
            server.restart();
            server.awaitReady();

            // Then the row is there, and durability was never switched off
            assertThat(query(port, "select value from number")).isEqualTo("1");
            assertThat(query(port, "show fsync")).isEqualTo("on");
        }
    }

    private static String query(int port, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
