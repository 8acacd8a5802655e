package dev.lockstep.deploy.outbox.postgres;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.outbox.LogMemory;
import dev.lockstep.deploy.outbox.Written;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

@Transactional
@ApplicationScoped
class PostgresLogMemory implements LogMemory {
    private static final String KNOWN = "select partition, next_offset from site_log_known";

    private static final String HOLDS_FROM = """
            select sent_partition, min(sent_offset) as first from
                (select distinct on (site, states) * from outbox order by site, states, id desc) last
            where type is not null and sent_offset is not null group by sent_partition
            """;

    private static final String STATED = "select event_id from outbox where event_id = any(cast(:names as text[]))";

    private static final String TAKEN_BACK = """
            select distinct site || ' ' || states from outbox
            where type is null and site || ' ' || states = any(cast(:names as text[]))
            """;

    private static final String LAST_WORDS = """
            select distinct on (states) * from outbox where site = :site order by states, id desc
            """;

    private static final String FORGET_REPLACED = """
            delete from outbox done where done.site = :site and exists
                (select 1 from outbox later where later.site = done.site and later.states = done.states
                    and later.id > done.id)
            """;

    /** Whoever notes where records lie has this lock, too. */
    private static final String LOCK = "select behind from site_log for update";

    private static final String FALL_BEHIND = "update site_log set behind = true";

    private static final String BEHIND = "select behind from site_log where behind";

    private static final String CAUGHT_UP = "update site_log set behind = false";

    private static final String FORGET = "delete from site_log_known";

    private static final String KNOW = "insert into site_log_known (partition, next_offset) values (:partition, :end)";

    private final Session database;

    PostgresLogMemory(Session database) {
        this.database = database;
    }

    @Override
    public Map<Integer, Long> known() {
        return database.createNativeQuery(KNOWN, Tuple.class)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> row.get("partition", Integer.class), row -> row.get("next_offset", Long.class)));
    }

    @Override
    public Map<Integer, Long> holdsFrom() {
        return database.createNativeQuery(HOLDS_FROM, Tuple.class)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> row.get("sent_partition", Integer.class), row -> row.get("first", Long.class)));
    }

    @Override
    public Set<Written> unknown(Collection<Written> written) {
        Set<String> stated = remembered(STATED, written, PostgresLogMemory::eventId);
        Set<String> takenBack = remembered(TAKEN_BACK, written, PostgresLogMemory::key);
        return written.stream()
                .filter(each -> switch (each) {
                    case Written.Stated event -> !stated.contains(event.eventId());
                    case Written.Withdrawn gone -> !takenBack.contains(key(gone));
                })
                .collect(Collectors.toSet());
    }

    private Set<String> remembered(String query, Collection<Written> written, Function<Written, String> name) {
        String[] names = written.stream().map(name).distinct().toArray(String[]::new);
        return new HashSet<>(database.createNativeQuery(query, String.class)
                .setParameter("names", names)
                .getResultList());
    }

    private static String eventId(Written written) {
        return written instanceof Written.Stated stated ? stated.eventId() : "";
    }

    private static String key(Written written) {
        return written.site() + " " + written.states();
    }

    @Override
    public List<Written> lastWords(SiteId site) {
        return database.createNativeQuery(LAST_WORDS, OutboxRow.class)
                .setParameter("site", site.text())
                .getResultStream()
                .map(OutboxRow::written)
                .toList();
    }

    @Override
    public void forgetReplaced(SiteId site) {
        int _ = database.createNativeMutationQuery(FORGET_REPLACED)
                .setParameter("site", site.text())
                .executeUpdate();
    }

    @Override
    public void fallBehind(Map<Integer, Long> believed) {
        var _ = database.createNativeQuery(LOCK, Boolean.class).getResultList();
        if (known().equals(believed)) {
            run(FALL_BEHIND);
        }
    }

    @Override
    public boolean isBehind() {
        return !database.createNativeQuery(BEHIND, Boolean.class)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void catchUp(Map<Integer, Long> ends) {
        run(CAUGHT_UP);
        run(FORGET);
        ends.forEach((partition, end) -> database.createNativeMutationQuery(KNOW)
                .setParameter("partition", partition)
                .setParameter("end", end)
                .executeUpdate());
    }

    private void run(String change) {
        int _ = database.createNativeMutationQuery(change).executeUpdate();
    }
}
