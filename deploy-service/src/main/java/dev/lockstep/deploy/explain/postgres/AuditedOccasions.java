package dev.lockstep.deploy.explain.postgres;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.explain.Occasion;
import dev.lockstep.deploy.explain.Occasions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** Reads what was done from the audit log. */
@Transactional
@ApplicationScoped
class AuditedOccasions implements Occasions {
    private static final String LATEST_FLIP = """
            select action, epoch, deploy, actor, at from audit
            where site = :site and deploy = :deploy and action in ('publish', 'rollback')
                and epoch > :after and epoch <= :upto
            order by epoch desc limit 1
            """;

    private final Session database;

    AuditedOccasions(Session database) {
        this.database = database;
    }

    @Override
    public Optional<Occasion> behind(PageRevalidated render, Epoch after) {
        return database.createNativeQuery(LATEST_FLIP, Tuple.class)
                .setParameter("site", render.site().text())
                .setParameter("deploy", render.deploy().text())
                .setParameter("after", after.number())
                .setParameter("upto", render.cause().epoch().number())
                .uniqueResultOptional()
                .map(AuditedOccasions::flip);
    }

    private static Occasion flip(Tuple row) {
        return new Occasion(
                row.get("action", String.class),
                new Epoch(row.get("epoch", Long.class)),
                "deploy " + row.get("deploy", String.class),
                new Actor(row.get("actor", String.class)),
                row.get("at", Instant.class));
    }
}
