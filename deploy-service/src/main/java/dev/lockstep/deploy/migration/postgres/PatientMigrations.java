package dev.lockstep.deploy.migration.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/**
 * Waits longer for the answer of a migration than for any other: a large table is changed or indexed in one statement, and to
 * commit that may take long as well. Its connection comes from the pool, and is as it was before when it goes back there.
 *
 * <p>Flyway tells of each migration before it commits, and of all of them on another connection. Only what it tells of the
 * whole operation comes afterwards, on the same one, and if no migration failed.
 */
public final class PatientMigrations implements Callback {
    private static final System.Logger LOG = System.getLogger(PatientMigrations.class.getName());

    /** As long as {@code k8s/} lets the service start. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    /** The driver needs nobody else to set a number. */
    private static final Executor DIRECTLY = Runnable::run;

    /** Nothing while no connection waits longer than usual. */
    private @Nullable Integer before;

    @Override
    public boolean supports(Event event, Context context) {
        return switch (event) {
            case BEFORE_EACH_MIGRATE, AFTER_EACH_MIGRATE_ERROR, AFTER_MIGRATE_OPERATION_FINISH -> true;
            default -> false;
        };
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        if (event == Event.BEFORE_EACH_MIGRATE) {
            lengthen(connection);
        } else {
            restore(connection);
        }
    }

    private void lengthen(Connection connection) {
        try {
            if (before == null) {
                before = connection.getNetworkTimeout();
            }
            connection.setNetworkTimeout(DIRECTLY, Math.toIntExact(PATIENCE.toMillis()));
        } catch (SQLException gone) {
            throw new IllegalStateException("connection of a migration cannot be made to wait", gone);
        }
    }

    /** A connection that is gone waits for nothing any more; why the migration failed is told by Flyway. */
    private void restore(Connection connection) {
        Integer usual = before;
        before = null;
        if (usual == null) {
            return;
        }
        try {
            connection.setNetworkTimeout(DIRECTLY, usual);
        } catch (SQLException gone) {
            LOG.log(System.Logger.Level.WARNING, "connection of a migration is gone", gone);
        }
    }

    @Override
    public String getCallbackName() {
        return "patient migrations";
    }
}
