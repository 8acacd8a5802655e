package dev.lockstep.deploy.api.rest.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.api.rest.answer.Word;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log.
 *
 * @param next what {@code before} is to be for the page that follows, if one does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditJson(List<LineJson> entries, @Nullable String next) {

    /**
     * A line.
     *
     * @param epoch of the site: the one that this took, or, of what takes none, the one under which it was done; zero for the
     *     platform
     * @param cause {@code api}, {@code kafka} or {@code platform}: how it was asked for
     * @param token the id of the token, for those that came by the API
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record LineJson(
            long id,
            Instant at,
            String action,
            @Nullable String site,
            String subject,
            long epoch,
            String actor,
            String cause,
            String token,
            String from) {

        static LineJson of(AuditLine line) {
            AuditEntry entry = line.entry();
            Actor actor = entry.actor();
            return new LineJson(
                    line.number(),
                    entry.at(),
                    Word.of(entry.action()),
                    entry.site().stream().map(SiteId::text).findFirst().orElse(null),
                    entry.subject(),
                    entry.epoch().number(),
                    actor.name(),
                    Word.of(actor.cause()),
                    actor.token(),
                    actor.from());
        }
    }

    static AuditJson of(List<AuditLine> lines, int most) {
        boolean mayGoOn = lines.size() == most;
        return new AuditJson(
                lines.stream().map(LineJson::of).toList(),
                mayGoOn ? Long.toString(lines.getLast().number()) : null);
    }
}
