package dev.lockstep.deploy.work.postgres;

import dev.lockstep.deploy.work.WorkLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A work lock as an advisory lock of one database session: when the process dies or loses its connection, the database
 * gives it to another.
 */
public final class AdvisoryLock implements WorkLock {
    private static final System.Logger LOG = System.getLogger(AdvisoryLock.class.getName());
    private static final int ANSWER_WITHIN_SECONDS = 2;

    /** A machine that vanishes closes no connection, and systems look after two hours only: its lock goes after 20 s. */
    private static final String NOTICE_ITS_END = """
            select set_config('tcp_keepalives_idle', '5', false), set_config('tcp_keepalives_interval', '5', false),
                set_config('tcp_keepalives_count', '3', false), set_config('tcp_user_timeout', '20000', false)
            """;

    private final DataSource database;
    private final long key;
    private final String work;
    private @Nullable Connection session;
    private int timesTaken;

    /**
     * {@code key} is any number that nothing else locks.
     *
     * @param work what it is about, for the log
     */
    public AdvisoryLock(DataSource database, long key, String work) {
        this.database = database;
        this.key = key;
        this.work = work;
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
            LOG.log(System.Logger.Level.WARNING, "work lock is not to be had work=" + work, failure);
            release();
            return false;
        }
    }

    @Override
    public int timesTaken() {
        return timesTaken;
    }

    private boolean take() throws SQLException {
        Connection candidate = database.getConnection();
        session = candidate;
        if (tryLock(candidate)) {
            noticeItsEnd(candidate);
            timesTaken++;
            LOG.log(System.Logger.Level.INFO, "work lock taken work={0}", work);
            return true;
        }
        release();
        return false;
    }

    private boolean tryLock(Connection candidate) throws SQLException {
        try (PreparedStatement lock = candidate.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, key);
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static void noticeItsEnd(Connection held) throws SQLException {
        try (PreparedStatement settings = held.prepareStatement(NOTICE_ITS_END)) {
            settings.execute();
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
            LOG.log(System.Logger.Level.DEBUG, "work lock ended with its connection work=" + work, gone);
        }
    }
}
