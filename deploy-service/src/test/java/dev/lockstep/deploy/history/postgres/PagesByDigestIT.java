package dev.lockstep.deploy.history.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** A history that earlier versions have written, in a schema of its own. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class PagesByDigestIT {
    private static final String FIRST = "/db/migration/V4__page_history.sql";
    private static final String BY_SITE =
            "create index page_version_of_site on page_version (site, deploy, page, rendered_at)";
    private static final String RENDER =
            "insert into page_version values ('d1', '/caf%C3%A9', 1, now(), 's1', 'b', '{}', '')";
    private static final String MIGRATION = "/db/migration/V45__pages_by_digest.sql";

    private final Session database;
    private final Transactions transactions;

    PagesByDigestIT(Session database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Test
    void whatWasWrittenBeforeIsFoundByItsDigest() throws IOException {
        List<String> steps = List.of(
                "create schema earlier",
                "set local search_path to earlier",
                script(FIRST),
                BY_SITE,
                RENDER,
                script(MIGRATION));

        String digest = transactions.within(() -> database.doReturningWork(connection -> after(steps, connection)));

        assertThat(digest).isEqualTo(Digest.of("/caf%C3%A9".getBytes(UTF_8)).hex());
    }

    private static String after(List<String> steps, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String step : steps) {
                var _ = statement.execute(step);
            }
            String digest = digest(statement);
            var _ = statement.execute("drop schema earlier cascade");
            return digest;
        }
    }

    private static String digest(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select encode(page_digest, 'hex') from page_version")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream script = Objects.requireNonNull(PagesByDigestIT.class.getResourceAsStream(name))) {
            return new String(script.readAllBytes(), UTF_8);
        }
    }
}
