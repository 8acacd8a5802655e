package dev.lockstep.deploy.explain.postgres;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.explain.Occasion;
import dev.lockstep.deploy.explain.Occasions;
import dev.lockstep.deploy.explain.PurgedScopes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Reads what was done from the audit log, the latest first, as far back as is of use. */
@Transactional
@ApplicationScoped
class AuditedOccasions implements Occasions {
    private static final String LATEST = """
            select action, epoch, subject, actor, at from audit
            where site = :site and epoch > :after and epoch <= :upto
                and (action = 'purge' or (action in ('publish', 'prepare_rollback', 'rollback') and subject = :deploy))
            order by epoch desc limit 200
            """;

    private final Session database;

    AuditedOccasions(Session database) {
        this.database = database;
    }

    @Override
    public Optional<Occasion> behind(PageRevalidated render, Epoch after) {
        return database
                .createNativeQuery(LATEST, Tuple.class)
                .setParameter("site", render.site().text())
                .setParameter("deploy", render.deploy().text())
                .setParameter("after", after.number())
                .setParameter("upto", render.cause().epoch().number())
                .getResultList()
                .stream()
                .flatMap(row -> occasion(row, render))
                .findFirst();
    }

    private static Stream<Occasion> occasion(Tuple row, PageRevalidated render) {
        String action = row.get("action", String.class);
        String subject = row.get("subject", String.class);
        return switch (action) {
            case "purge" ->
                PurgedScopes.covering(subject, render)
                        .map(scope -> occasion(row, scope.kind() + " purge", scope.text()));
            // What is rendered before the deploy is live again is rendered for that.
            case "prepare_rollback" -> Stream.of(occasion(row, "rollback", "deploy " + subject));
            default -> Stream.of(occasion(row, action, "deploy " + subject));
        };
    }

    private static Occasion occasion(Tuple row, String kind, String what) {
        return new Occasion(
                kind,
                new Epoch(row.get("epoch", Long.class)),
                what,
                new Actor(row.get("actor", String.class)),
                row.get("at", Instant.class));
    }
}
