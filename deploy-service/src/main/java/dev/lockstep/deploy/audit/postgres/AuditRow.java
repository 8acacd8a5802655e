package dev.lockstep.deploy.audit.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the audit log; one of the platform as a whole has no site. */
@Entity
@Table(name = "audit")
public class AuditRow extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    public @Nullable String site;

    public String action = "";

    public String subject = "";

    public long epoch;

    public String actor = "";

    public String cause = "";

    public String token = "";

    public String origin = "";

    public Instant at = Instant.EPOCH;
}
