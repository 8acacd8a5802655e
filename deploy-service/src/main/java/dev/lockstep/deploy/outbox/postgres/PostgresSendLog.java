package dev.lockstep.deploy.outbox.postgres;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.outbox.Unsent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.Session;

@ApplicationScoped
class PostgresSendLog implements SendLog {
    /** Rows of one site are committed in the order of their ids, since each was added under the site's lock. */
    private static final String NEXT = """
            select distinct on (site) * from outbox where sent_at is null order by site, id limit :limit
            """;

    private static final String SENT = """
            update outbox set sent_partition = :partition, sent_offset = :offset, sent_at = :now where id = :id
            """;

    private static final String LATEST = """
            select * from outbox
            where site = :site and states = :states and epoch = :epoch and sent_at is not null
            order by id desc limit 1
            """;

    private static final String REPEAT = """
            update outbox set sent_at = null, sent_partition = null, sent_offset = null
            where id in (select max(id) from outbox where (site, states) in
                (select site, states from outbox where sent_at >= :then) group by site, states)
            """;

    private final Session database;

    PostgresSendLog(Session database) {
        this.database = database;
    }

    @Override
    @Transactional
    public List<Unsent> next(int limit) {
        return database.createNativeQuery(NEXT, OutboxRow.class)
                .setParameter("limit", limit)
                .getResultStream()
                .map(PostgresSendLog::unsent)
                .toList();
    }

    @Override
    @Transactional
    public void sent(Map<Long, Position> positions, Instant now) {
        positions.forEach((id, position) -> database.createNativeMutationQuery(SENT)
                .setParameter("partition", position.partition())
                .setParameter("offset", position.offset())
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate());
    }

    @Override
    @Transactional
    public Optional<Position> find(Statement statement) {
        return database.createNativeQuery(LATEST, OutboxRow.class)
                .setParameter("site", statement.site().text())
                .setParameter("states", statement.states())
                .setParameter("epoch", statement.epoch().number())
                .getResultStream()
                .map(PostgresSendLog::position)
                .findFirst();
    }

    @Override
    @Transactional
    public int repeatSince(Instant then) {
        return database.createNativeMutationQuery(REPEAT)
                .setParameter("then", then)
                .executeUpdate();
    }

    private static Unsent unsent(OutboxRow row) {
        return new Unsent(Objects.requireNonNull(row.id), row.eventId, event(row), row.addedAt);
    }

    private static Position position(OutboxRow row) {
        return new Position(Objects.requireNonNull(row.sentPartition), Objects.requireNonNull(row.sentOffset));
    }

    private static SiteEvent event(OutboxRow row) {
        if (EventJson.read(row.type, row.payload) instanceof Decoded.Known(SiteEvent event)) {
            return event;
        }
        throw new IllegalStateException("outbox row " + row.id + " holds no event of a site: " + row.type);
    }
}
