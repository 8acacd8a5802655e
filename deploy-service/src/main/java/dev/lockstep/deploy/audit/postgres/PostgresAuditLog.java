package dev.lockstep.deploy.audit.postgres;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLine;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.audit.AuditQuestion;
import dev.lockstep.deploy.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The audit log as rows, numbered in the order in which they were written. */
@ApplicationScoped
class PostgresAuditLog implements AuditLog, AuditTrail {
    private static final String OF_ALL = "id < :before and at >= :since and at < :until and action in :actions";
    private static final String OF_SITE = OF_ALL + " and site = :site";
    private static final String FORGET =
            "delete from audit where id in (select id from audit where at < :before order by at limit :most)";
    private static final String LATEST_FIRST = " order by id desc";

    @Override
    public void note(AuditEntry entry) {
        AuditRow row = new AuditRow();
        row.site = entry.site().stream().map(SiteId::text).findFirst().orElse(null);
        row.action = word(entry.action());
        row.subject = entry.subject();
        row.epoch = entry.epoch().number();
        row.actor = entry.actor().name();
        row.cause = entry.actor().cause().name().toLowerCase(Locale.ROOT);
        row.token = entry.actor().token();
        row.origin = entry.actor().from();
        row.at = entry.at();
        row.persist();
    }

    @Override
    @Transactional
    public List<AuditLine> read(AuditQuestion question) {
        Map<String, Object> asked = new HashMap<>(Map.of(
                "before", question.before(),
                "since", question.since(),
                "until", question.until(),
                "actions", actions(question)));
        question.site().forEach(site -> asked.put("site", site.text()));
        String which = question.site().isEmpty() ? OF_ALL : OF_SITE;
        return AuditRow.<AuditRow>find(which + LATEST_FIRST, asked).page(0, question.most()).stream()
                .map(PostgresAuditLog::line)
                .toList();
    }

    @Override
    @Transactional
    public int forget(Instant before, int most) {
        return AuditRow.getEntityManager()
                .createNativeQuery(FORGET)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }

    private static List<String> actions(AuditQuestion question) {
        Stream<AuditEntry.Action> actions =
                question.actions().isEmpty() ? Arrays.stream(AuditEntry.Action.values()) : question.actions().stream();
        return actions.map(PostgresAuditLog::word).toList();
    }

    private static String word(AuditEntry.Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static AuditLine line(AuditRow row) {
        String site = row.site;
        AuditEntry entry = new AuditEntry(
                site == null ? List.of() : List.of(new SiteId(site)),
                AuditEntry.Action.valueOf(row.action.toUpperCase(Locale.ROOT)),
                row.subject,
                new Epoch(row.epoch),
                actor(row),
                row.at);
        return new AuditLine(Objects.requireNonNull(row.id), entry);
    }

    private static Actor actor(AuditRow row) {
        return new Actor(row.actor, Actor.Cause.valueOf(row.cause.toUpperCase(Locale.ROOT)), row.token, row.origin);
    }
}
