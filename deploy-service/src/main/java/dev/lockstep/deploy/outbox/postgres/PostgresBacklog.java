package dev.lockstep.deploy.outbox.postgres;

import dev.lockstep.deploy.outbox.Backlog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.hibernate.Session;

/** Asks the database; what waits has an index of its own, however much was announced before. */
@ApplicationScoped
class PostgresBacklog implements Backlog.Look {
    private static final String WAITING = "select count(*) from outbox where sent_at is null";

    /** What is announced once more, for the sake of compaction, has been heard: it is not late. */
    private static final String SINCE = """
            select added_at from outbox where sent_at is null and first_offset is null order by added_at limit 1
            """;

    private final Session database;

    PostgresBacklog(Session database) {
        this.database = database;
    }

    @Override
    @Transactional
    public Backlog look() {
        Instant since = database.createNativeQuery(SINCE, Instant.class)
                .getResultStream()
                .findFirst()
                .orElse(Backlog.NEVER);
        return new Backlog(database.createNativeQuery(WAITING, Long.class).getSingleResult(), since);
    }
}
