package dev.lockstep.deploy.outbox.postgres;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.outbox.Unsent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresSendLog implements SendLog {
    /**
     * Rows of one site are committed in the order of their ids, since each was added under the site's lock. Those of the
     * earliest epoch go together, but for what was stated twice in it.
     */
    private static final String NEXT = """
            select distinct on (waiting.site, waiting.states) waiting.* from outbox waiting
            join (select distinct on (site) site, epoch from outbox where sent_at is null order by site, id) first
                on waiting.site = first.site and waiting.epoch = first.epoch
            where waiting.sent_at is null order by waiting.site, waiting.states, waiting.id limit :limit
            """;

    private static final String SENT = """
            update outbox set sent_partition = :partition, sent_offset = :offset, sent_at = :now,
                first_partition = coalesce(first_partition, :partition), first_offset = coalesce(first_offset, :offset)
            where id = :id
            """;

    /** Each part of a statement as it was made last, whether or not it was announced. */
    private static final String PARTS = """
            select distinct on (states) * from outbox
            where site = :site and states in (:states) and epoch = :epoch
            order by states, id desc
            """;

    private static final String LATEST = "select * from outbox where site = :site order by id desc limit 1";

    private static final String LATEST_STATED = """
            select * from outbox where site = :site and states = :states order by id desc limit 1
            """;

    private static final String EPOCH = """
            select coalesce(max(epoch), 0) from outbox
            where site = :site and first_partition = :partition and first_offset < :offset
            """;

    private static final String REPEAT = """
            update outbox set sent_at = null, sent_partition = null, sent_offset = null
            where id in (select max(id) from outbox where (site, states) in
                (select site, states from outbox where sent_at >= :then) group by site, states)
            """;

    /** What was replaced by a word that was announced long ago, too: until then somebody may still wait for this one. */
    private static final String FORGET_REPLACED = """
            delete from outbox done where done.sent_at < :before and exists
                (select 1 from outbox later where later.site = done.site and later.states = done.states
                    and later.id > done.id and later.sent_at < :before)
            """;

    /** A word that takes back the last one goes after it, unless it is the last of its site. */
    private static final String FORGET_WITHDRAWN = """
            delete from outbox done where done.sent_at < :before and done.type is null
                and not exists (select 1 from outbox earlier where earlier.site = done.site
                    and earlier.states = done.states and earlier.id < done.id)
                and exists (select 1 from outbox later where later.site = done.site and later.id > done.id)
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
                .sorted(Comparator.comparingLong(Unsent::id))
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
        List<Position> parts = database.createNativeQuery(PARTS, OutboxRow.class)
                .setParameter("site", statement.site().text())
                .setParameterList("states", statement.states())
                .setParameter("epoch", statement.epoch().number())
                .getResultStream()
                .filter(row -> row.sentAt != null)
                .map(PostgresSendLog::position)
                .toList();
        return parts.size() < statement.states().size()
                ? Optional.empty()
                : parts.stream().max(Comparator.comparingLong(Position::offset));
    }

    @Override
    @Transactional
    public Optional<Statement> latest(SiteId site) {
        return database.createNativeQuery(LATEST, OutboxRow.class)
                .setParameter("site", site.text())
                .getResultStream()
                .map(row -> new Statement(site, row.states, new Epoch(row.epoch)))
                .findFirst();
    }

    @Override
    @Transactional
    public Optional<Statement> latest(SiteId site, String states) {
        return database.createNativeQuery(LATEST_STATED, OutboxRow.class)
                .setParameter("site", site.text())
                .setParameter("states", states)
                .getResultStream()
                .map(row -> new Statement(site, states, new Epoch(row.epoch)))
                .findFirst();
    }

    @Override
    @Transactional
    public Epoch epochBefore(SiteId site, Position position) {
        Long epoch = database.createNativeQuery(EPOCH, Long.class)
                .setParameter("site", site.text())
                .setParameter("partition", position.partition())
                .setParameter("offset", position.offset())
                .getSingleResult();
        return new Epoch(epoch);
    }

    @Override
    @Transactional
    public int repeatSince(Instant then) {
        return database.createNativeMutationQuery(REPEAT)
                .setParameter("then", then)
                .executeUpdate();
    }

    @Override
    @Transactional
    public int forget(Instant before) {
        return forget(FORGET_REPLACED, before) + forget(FORGET_WITHDRAWN, before);
    }

    private int forget(String what, Instant before) {
        return database.createNativeMutationQuery(what)
                .setParameter("before", before)
                .executeUpdate();
    }

    private static Unsent unsent(OutboxRow row) {
        long id = Objects.requireNonNull(row.id);
        String type = row.type;
        byte @Nullable [] payload = row.payload;
        return type == null || payload == null
                ? new Unsent.Withdrawn(id, new SiteId(row.site), row.states)
                : new Unsent.Stated(id, row.eventId, event(id, type, payload), row.addedAt);
    }

    private static Position position(OutboxRow row) {
        return new Position(Objects.requireNonNull(row.sentPartition), Objects.requireNonNull(row.sentOffset));
    }

    private static SiteEvent event(long id, String type, byte[] payload) {
        if (EventJson.read(type, payload) instanceof Decoded.Known(SiteEvent event)) {
            return event;
        }
        throw new IllegalStateException("outbox row " + id + " holds no event of a site: " + type);
    }
}
