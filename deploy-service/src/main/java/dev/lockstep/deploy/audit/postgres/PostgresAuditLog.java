package dev.lockstep.deploy.audit.postgres;

import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

@ApplicationScoped
class PostgresAuditLog implements AuditLog {

    @Override
    public void note(AuditEntry entry) {
        AuditRow row = new AuditRow();
        row.site = entry.site().text();
        row.action = entry.action().name().toLowerCase(Locale.ROOT);
        row.subject = entry.subject();
        row.epoch = entry.epoch().number();
        row.actor = entry.actor().name();
        row.origin = entry.actor().from();
        row.at = entry.at();
        row.persist();
    }
}
