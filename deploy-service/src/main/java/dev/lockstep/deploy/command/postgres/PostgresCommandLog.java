package dev.lockstep.deploy.command.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.contracts.event.json.EventType;
import dev.lockstep.deploy.command.CommandLog;
import dev.lockstep.deploy.command.Received;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/** Commands as rows. */
@ApplicationScoped
class PostgresCommandLog implements CommandLog {
    private static final String BEGIN = """
            insert into command (source, id, deploy, created_at) values (:source, :id, :deploy, now())
            on conflict (source, id) do nothing
            """;

    private static final String FIND = "select deploy, result from command where source = :source and id = :id";

    private static final String COMPLETE = "update command set result = :result where source = :source and id = :id";

    private static final String FORGET = """
            delete from command where (source, id) in
                (select source, id from command where result is not null and created_at < :before
                 order by created_at limit :most)
            """;
    private static final String TYPE = EventType.COMMAND_COMPLETED.type();

    private final Session database;

    PostgresCommandLog(Session database) {
        this.database = database;
    }

    @Override
    public Entry begin(Received received, DeployId deploy) {
        of(received, BEGIN).setParameter("deploy", deploy.text()).executeUpdate();
        Tuple row = database.createNativeQuery(FIND, Tuple.class)
                .setParameter("source", received.source())
                .setParameter("id", received.id())
                .getSingleResult();
        byte @Nullable [] result = row.get("result", byte[].class);
        return new Entry(
                new DeployId(row.get("deploy", String.class)), result == null ? List.of() : List.of(read(result)));
    }

    @Override
    public void complete(Received received, CommandCompleted result) {
        of(received, COMPLETE).setParameter("result", EventJson.write(result)).executeUpdate();
    }

    @Override
    public int forget(Instant before, int most) {
        return database.createNativeMutationQuery(FORGET)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }

    private static CommandCompleted read(byte[] result) {
        if (EventJson.read(TYPE, result) instanceof Decoded.Known(CommandCompleted completed)) {
            return completed;
        }
        throw new IllegalStateException("a command's result cannot be read: " + new String(result, UTF_8));
    }

    private MutationQuery of(Received received, String statement) {
        return database.createNativeMutationQuery(statement)
                .setParameter("source", received.source())
                .setParameter("id", received.id());
    }
}
