package dev.lockstep.deploy.event.postgres;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.event.Place;
import dev.lockstep.deploy.event.Unfit;
import dev.lockstep.deploy.event.UnfitLog;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

@Transactional
@ApplicationScoped
class PostgresUnfitLog implements UnfitLog {
    private static final String TRIM = """
            delete from event_unfit where site = :site and id <
                (select id from event_unfit where site = :site order by id desc offset :kept limit 1)
            """;

    private final Session database;

    PostgresUnfitLog(Session database) {
        this.database = database;
    }

    @Override
    public void note(Unfit unfit) {
        row(unfit).persist();
        database.createNativeMutationQuery(TRIM)
                .setParameter("site", unfit.site().text())
                .setParameter("kept", KEPT - 1)
                .executeUpdate();
    }

    @Override
    public List<Unfit> recent(SiteId site) {
        return UnfitRow.<UnfitRow>find("site", Sort.descending("id"), site.text()).stream()
                .map(PostgresUnfitLog::unfit)
                .toList();
    }

    private static UnfitRow row(Unfit unfit) {
        UnfitRow row = new UnfitRow();
        row.site = unfit.site().text();
        row.topic = unfit.first().topic();
        row.partition = unfit.first().partition();
        row.offset = unfit.first().offset();
        row.records = unfit.records();
        row.reason = unfit.reason();
        row.at = unfit.at();
        return row;
    }

    private static Unfit unfit(UnfitRow row) {
        return new Unfit(
                new SiteId(row.site), new Place(row.topic, row.partition, row.offset), row.records, row.reason, row.at);
    }
}
