package dev.lockstep.deploy.migration.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Waits longer for the answer of a migration than for any other: a large table is changed or indexed in one statement. Its
 * connection comes from the pool, and is as it was before when it goes back there.
 */
public final class PatientMigrations implements Callback {

    /** As long as {@code k8s/} lets the service start. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    /** The driver needs nobody else to set a number. */
    private static final Executor DIRECTLY = Runnable::run;

    private int before;

    @Override
    public boolean supports(Event event, Context context) {
        return switch (event) {
            case BEFORE_EACH_MIGRATE, AFTER_EACH_MIGRATE, AFTER_EACH_MIGRATE_ERROR -> true;
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
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                before = connection.getNetworkTimeout();
                connection.setNetworkTimeout(DIRECTLY, Math.toIntExact(PATIENCE.toMillis()));
            } else {
                connection.setNetworkTimeout(DIRECTLY, before);
            }
        } catch (SQLException gone) {
            throw new IllegalStateException("connection of a migration cannot be made to wait", gone);
        }
    }

    @Override
    public String getCallbackName() {
        return "patient migrations";
    }
}
