package dev.lockstep.story.stage;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.child.process.Children;
import dev.lockstep.platform.local.Certificate;
import dev.lockstep.platform.local.postgres.PostgresDirectory;
import dev.lockstep.platform.local.postgres.PostgresReadiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL that lets a service in by TLS and a password alone, into a database that the service owns. */
final class GuardedPostgres {

    static final String PASSWORD = "the-password-of-the-database";
    private static final String NAME = "lockstep";

    /** Whoever sets it up comes as its administrator. */
    private static final String WHO_MAY_COME = """
            host    all       postgres  127.0.0.1/32  trust
            hostssl lockstep  lockstep  127.0.0.1/32  scram-sha-256
            """;

    private final int port;
    private final Certificate certificate;

    private GuardedPostgres(int port, Certificate certificate) {
        this.port = port;
        this.certificate = certificate;
    }

    static GuardedPostgres start(Children children, Path directory, int port, Certificate certificate)
            throws IOException, SQLException {
        PostgresDirectory cluster = new PostgresDirectory(Files.createDirectories(directory));
        cluster.prepare();
        Path rules = Files.writeString(directory.resolve("who-may-come.conf"), WHO_MAY_COME);
        List<String> command = new ArrayList<>(cluster.command(port));
        Map.of("ssl", "on", "ssl_cert_file", certificate.file(), "ssl_key_file", certificate.key(), "hba_file", rules)
                .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        ChildProcess process = children.start("postgres", command, new PostgresReadiness(port));
        process.awaitReady();
        GuardedPostgres postgres = new GuardedPostgres(port, certificate);
        postgres.makeDatabase();
        return postgres;
    }

    /** By the variables that the documents name. */
    Map<String, String> variables() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                url() + "?sslmode=verify-full&sslrootcert=" + certificate.file(),
                "QUARKUS_DATASOURCE_USERNAME",
                NAME,
                "QUARKUS_DATASOURCE_PASSWORD",
                PASSWORD);
    }

    /** Connects without TLS. */
    void comeInTheOpen() throws SQLException {
        DriverManager.getConnection(url() + "?sslmode=disable", NAME, PASSWORD).close();
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    private void makeDatabase() throws SQLException {
        try (Connection administrator = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
                Statement statement = administrator.createStatement()) {
            statement.execute("CREATE ROLE lockstep LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE DATABASE lockstep OWNER lockstep");
        }
    }
}
