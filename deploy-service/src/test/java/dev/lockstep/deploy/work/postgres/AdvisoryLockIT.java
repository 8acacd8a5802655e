package dev.lockstep.deploy.work.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.work.WorkLock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Two that want the same work, as two processes do: each has a session of its own. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class AdvisoryLockIT {
    private static final long KEY = 4711;

    @Inject
    DataSource database;

    @Test
    void oneAtATimeHasTheLockAndAnotherWhenItIsGivenUp() {
        WorkLock one = new AdvisoryLock(database, KEY, "one");
        WorkLock other = new AdvisoryLock(database, KEY, "other");

        assertThat(one.isHeld()).isTrue();
        assertThat(other.isHeld()).isFalse();
        assertThat(one.isHeld()).isTrue();
        assertThat(one.timesTaken()).isOne();

        one.release();
        assertThat(other.isHeld()).isTrue();
        assertThat(one.isHeld()).isFalse();
        other.release();
    }

    @Test
    void otherWorkIsLeftToOthers() {
        WorkLock one = new AdvisoryLock(database, KEY + 1, "one");
        WorkLock other = new AdvisoryLock(database, KEY + 2, "other");

        assertThat(one.isHeld()).isTrue();
        assertThat(other.isHeld()).isTrue();
        one.release();
        other.release();
    }

    @Test
    void theDatabaseLooksSoonWhetherWhoHoldsItIsStillThere() throws SQLException {
        // Given one that holds it by a connection that we can see
        try (Connection session = database.getConnection()) {
            WorkLock held = new AdvisoryLock(seen(session), KEY + 3, "seen");

            // When
            assertThat(held.isHeld()).isTrue();

            // Then
            assertThat(setting(session, "tcp_keepalives_idle")).isEqualTo("5");
            assertThat(setting(session, "tcp_keepalives_interval")).isEqualTo("5");
            assertThat(setting(session, "tcp_keepalives_count")).isEqualTo("3");
            assertThat(setting(session, "tcp_user_timeout")).isEqualTo("20000");
        }
    }

    private static DataSource seen(Connection session) {
        return (DataSource) Proxy.newProxyInstance(
                AdvisoryLockIT.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, _, _) -> session);
    }

    private static String setting(Connection session, String name) throws SQLException {
        try (Statement show = session.createStatement();
                ResultSet value = show.executeQuery("show " + name)) {
            assertThat(value.next()).isTrue();
            return value.getString(1);
        }
    }
}
