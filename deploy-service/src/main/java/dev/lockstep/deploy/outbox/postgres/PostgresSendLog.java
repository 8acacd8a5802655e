package dev.lockstep.deploy.outbox.postgres;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.outbox.Unsent;
import dev.lockstep.deploy.outbox.Written;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.Session;

@ApplicationScoped
class PostgresSendLog implements SendLog {
    /**
     * Rows of one site are committed in the order of their ids, since each was added under the site's lock. Those of the
     * earliest epoch go together, but for what was stated twice in it. A site's settings are the last among them, by their
     * name: whoever has read those knows that the rest was read.
     */
    private static final String NEXT = """
            select distinct on (waiting.site, waiting.states) waiting.* from outbox waiting
            join (select distinct on (site) site, epoch from outbox where sent_at is null order by site, id) first
                on waiting.site = first.site and waiting.epoch = first.epoch
            where waiting.sent_at is null order by waiting.site, waiting.states, waiting.id limit :limit
            """;

    private static final String TAKE_FOR_THE_LOG = """
            insert into site_log (id) values (:log) on conflict (only_one) do nothing
            """;

    private static final String LOG = "select id from site_log";

    /** Whoever notes positions and whoever begins another log wait for each other. */
    private static final String LOG_LOCKED = "select id from site_log for update";

    private static final String BEGIN_LOG = """
            insert into site_log (id) values (:log) on conflict (only_one) do update set id = excluded.id
            """;

    private static final String FORGET_ALL_REPLACED = """
            delete from outbox done where (done.sent_at is not null or done.first_offset is not null) and exists
                (select 1 from outbox later where later.site = done.site and later.states = done.states
                    and later.id > done.id)
            """;

    private static final String STATE_AGAIN = """
            update outbox set sent_at = null, sent_partition = null, sent_offset = null,
                first_partition = null, first_offset = null
            where sent_at is not null or first_offset is not null
            """;

    private static final String WAITING = "select count(*) from outbox where sent_at is null";

    private static final String SENT = """
            update outbox set sent_partition = :partition, sent_offset = :offset, sent_at = :now,
                first_partition = coalesce(first_partition, :partition), first_offset = coalesce(first_offset, :offset)
            where id = :id
            """;

    private static final String KNOW = """
            insert into site_log_known (partition, next_offset) values (:partition, :next)
            on conflict (partition) do update set next_offset = greatest(site_log_known.next_offset, excluded.next_offset)
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
    public boolean isIn(String log) {
        database.createNativeMutationQuery(TAKE_FOR_THE_LOG)
                .setParameter("log", log)
                .executeUpdate();
        return log.equals(log(LOG));
    }

    @Override
    @Transactional
    public int restate(String log) {
        database.createNativeMutationQuery(BEGIN_LOG).setParameter("log", log).executeUpdate();
        database.createNativeMutationQuery(FORGET_ALL_REPLACED).executeUpdate();
        database.createNativeMutationQuery(STATE_AGAIN).executeUpdate();
        return database.createNativeQuery(WAITING, Long.class).getSingleResult().intValue();
    }

    /** Which log positions are in; empty as long as there are none. */
    private String log(String query) {
        return database.createNativeQuery(query, String.class)
                .getResultStream()
                .findFirst()
                .orElse("");
    }

    @Override
    @Transactional
    public void sent(Map<Long, Position> positions, Instant now) {
        String log = log(LOG_LOCKED);
        positions.forEach((id, position) -> {
            if (position.isOn(log)) {
                sent(id, position, now);
            }
        });
    }

    /** What is not here was announced for another database. */
    private void sent(long id, Position position, Instant now) {
        int noted = database.createNativeMutationQuery(SENT)
                .setParameter("partition", position.partition())
                .setParameter("offset", position.offset())
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
        if (noted > 0) {
            know(position);
        }
    }

    private void know(Position position) {
        database.createNativeMutationQuery(KNOW)
                .setParameter("partition", position.partition())
                .setParameter("next", position.offset() + 1)
                .executeUpdate();
    }

    @Override
    @Transactional
    public Optional<Position> find(Statement statement) {
        String log = log(LOG);
        List<Position> parts = database.createNativeQuery(PARTS, OutboxRow.class)
                .setParameter("site", statement.site().text())
                .setParameterList("states", statement.states())
                .setParameter("epoch", statement.epoch().number())
                .getResultStream()
                .flatMap(row -> row.position(log).stream())
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
        return switch (row.written()) {
            case Written.Stated(String eventId, SiteEvent event) -> new Unsent.Stated(id, eventId, event, row.addedAt);
            case Written.Withdrawn(SiteId site, String states) -> new Unsent.Withdrawn(id, site, states);
        };
    }
}
