package dev.lockstep.deploy.outbox.postgres;

import dev.lockstep.deploy.outbox.RelayLease;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A lease as an advisory lock of one database session: when the process dies or loses its connection, the database
 * gives the lock to another.
 */
@ApplicationScoped
class AdvisoryLease implements RelayLease {
    private static final System.Logger LOG = System.getLogger(AdvisoryLease.class.getName());
    /** Any number that nothing else locks: "lockstep" in ASCII. */
    private static final long KEY = 0x6c6f636b73746570L;

    private static final int ANSWER_WITHIN_SECONDS = 2;

    private final DataSource database;
    private @Nullable Connection session;

    AdvisoryLease(DataSource database) {
        this.database = database;
    }

    @Override
    public boolean isHeld() {
        Connection held = session;
        try {
            if (held != null && held.isValid(ANSWER_WITHIN_SECONDS)) {
                return true;
            }
            release();
            return take();
        } catch (SQLException failure) {
            LOG.log(System.Logger.Level.WARNING, "relay lease is not to be had", failure);
            release();
            return false;
        }
    }

    private boolean take() throws SQLException {
        Connection candidate = database.getConnection();
        session = candidate;
        if (tryLock(candidate)) {
            LOG.log(System.Logger.Level.INFO, "relay lease taken");
            return true;
        }
        release();
        return false;
    }

    private static boolean tryLock(Connection candidate) throws SQLException {
        try (PreparedStatement lock = candidate.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, KEY);
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** Unlocks before the connection goes back to the pool, where it would keep the lock. */
    @Override
    public void release() {
        Connection held = session;
        session = null;
        if (held == null) {
            return;
        }
        try (held;
                PreparedStatement unlock = held.prepareStatement("select pg_advisory_unlock_all()")) {
            unlock.execute();
        } catch (SQLException gone) {
            LOG.log(System.Logger.Level.DEBUG, "relay lease ended with its connection", gone);
        }
    }
}
