package dev.lockstep.platform.local.postgres;

import dev.lockstep.platform.child.Readiness;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Ready when it takes statements, which after a crash is later than when it listens. */
public record PostgresReadiness(int port) implements Readiness {

    @Override
    public boolean isReady() {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=2";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
