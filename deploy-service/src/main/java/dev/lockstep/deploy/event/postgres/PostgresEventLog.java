package dev.lockstep.deploy.event.postgres;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.event.EventLog;
import dev.lockstep.deploy.event.EventOutcome;
import dev.lockstep.deploy.event.PagesCovered.Share;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.hibernate.Session;

@Transactional
@ApplicationScoped
class PostgresEventLog implements EventLog {
    private static final String TRIM = """
            delete from event_outcome where site = :site and id <
                (select id from event_outcome where site = :site order by id desc offset :kept limit 1)
            """;

    private final Session database;

    PostgresEventLog(Session database) {
        this.database = database;
    }

    @Override
    public void note(EventOutcome outcome) {
        row(outcome).persist();
        database.createNativeMutationQuery(TRIM)
                .setParameter("site", outcome.site().text())
                .setParameter("kept", KEPT - 1)
                .executeUpdate();
    }

    @Override
    public List<EventOutcome> recent(SiteId site) {
        return EventOutcomeRow.<EventOutcomeRow>find("site", Sort.descending("id"), site.text()).stream()
                .map(PostgresEventLog::outcome)
                .toList();
    }

    private static EventOutcomeRow row(EventOutcome outcome) {
        EventOutcomeRow row = new EventOutcomeRow();
        row.site = outcome.site().text();
        row.topic = outcome.topic();
        row.records = outcome.records();
        row.kind = outcome.kind().name().toLowerCase(Locale.ROOT);
        row.versions = outcome.versions();
        row.covered = outcome.share().covered();
        row.pages = outcome.share().all();
        row.ending = outcome.ending().name().toLowerCase(Locale.ROOT);
        row.epoch = outcome.epoch().number();
        row.at = outcome.at();
        return row;
    }

    private static EventOutcome outcome(EventOutcomeRow row) {
        return new EventOutcome(
                new SiteId(row.site),
                row.topic,
                row.records,
                PurgeKind.valueOf(row.kind.toUpperCase(Locale.ROOT)),
                new TreeMap<>(row.versions),
                new Share(row.covered, row.pages),
                EventOutcome.Ending.valueOf(row.ending.toUpperCase(Locale.ROOT)),
                new Epoch(row.epoch),
                row.at);
    }
}
