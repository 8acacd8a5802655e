package dev.lockstep.deploy.purge.postgres;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.purge.PurgeStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

@ApplicationScoped
class PostgresPurgeStore implements PurgeStore {
    private static final String KEEP = """
            insert into purge (site, states, epoch, version, at) values (:site, :states, :epoch, :version, :at)
            on conflict (site, states)
            do update set epoch = excluded.epoch, version = excluded.version, at = excluded.at
            """;

    private static final String VERSIONS = """
            select states, version from purge where site = :site and states = any(cast(:states as text[])) and version <> ''
                and epoch > coalesce(
                    (select epoch from purge where site = :site and states = 'purge:hard:site'), 0)
            """;

    private static final String WITH_DEAD = """
            select site from purge where at < :before
            union select site from purge group by site having count(*) > :most
            union select purge.site from purge join purge whole using (site)
                where whole.states = 'purge:hard:site' and purge.epoch < whole.epoch
            """;

    private static final String FLOOR = """
            select coalesce(max(epoch), 0) from
                (select epoch, at, row_number() over (order by epoch desc) as place from purge where site = :site) placed
            where at < :before or place > :most
            """;

    private static final String TAKE_DEAD = """
            delete from purge where site = :site and (epoch <= :floor or epoch <
                (select epoch from purge where site = :site and states = 'purge:hard:site'))
            returning states
            """;

    private final Session database;

    PostgresPurgeStore(Session database) {
        this.database = database;
    }

    @Override
    public void keep(List<PagesPurged> purges) {
        purges.forEach(purge -> database.createNativeMutationQuery(KEEP)
                .setParameter("site", purge.site().text())
                .setParameter("states", purge.states())
                .setParameter("epoch", purge.epoch().number())
                .setParameter("version", purge.version())
                .setParameter("at", purge.at())
                .executeUpdate());
    }

    @Override
    public Map<String, String> versions(SiteId site, Set<String> states) {
        return database.createNativeQuery(VERSIONS, Tuple.class)
                .setParameter("site", site.text())
                .setParameter("states", states.toArray(String[]::new))
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> row.get("states", String.class), row -> row.get("version", String.class)));
    }

    @Override
    public List<SiteId> withDead(Instant before, int most) {
        return database.createNativeQuery(WITH_DEAD, String.class)
                .setParameter("before", before)
                .setParameter("most", most)
                .getResultStream()
                .map(SiteId::new)
                .toList();
    }

    @Override
    public Epoch floor(SiteId site, Instant before, int most) {
        Long floor = database.createNativeQuery(FLOOR, Long.class)
                .setParameter("site", site.text())
                .setParameter("before", before)
                .setParameter("most", most)
                .getSingleResult();
        return new Epoch(floor);
    }

    @Override
    public List<String> takeDead(SiteId site, Epoch floor) {
        return database.createNativeQuery(TAKE_DEAD, String.class)
                .setParameter("site", site.text())
                .setParameter("floor", floor.number())
                .getResultList();
    }
}
