package dev.lockstep.deploy.transaction.postgres;

import dev.lockstep.deploy.transaction.Failures;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By SQLSTATE (PostgreSQL 15, appendix A), and by what never comes as far: the calendar ends long before {@link
 * java.time.Instant} does, and milliseconds and nanoseconds do too. What this does not know may pass: to try it once more costs
 * less than a record that was set aside while the database was away.
 */
@ApplicationScoped
class PostgresFailures implements Failures {
    /** Values that no column takes, and such as are more than an index or a row has room for. */
    private static final Set<String> STAYING = Set.of("22", "54");

    private static final int MOST_CAUSES = 50;

    @Override
    public boolean stay(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .limit(MOST_CAUSES)
                .takeWhile(Objects::nonNull)
                .anyMatch(PostgresFailures::stays);
    }

    private static boolean stays(@Nullable Throwable cause) {
        return switch (cause) {
            case DateTimeException _, ArithmeticException _ -> true;
            case SQLException refused
            when refused.getSQLState() != null ->
                STAYING.contains(refused.getSQLState().substring(0, 2));
            case null, default -> false;
        };
    }
}
