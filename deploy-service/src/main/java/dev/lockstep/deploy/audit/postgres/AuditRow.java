package dev.lockstep.deploy.audit.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the audit log. */
@Entity
@Table(name = "audit")
public class AuditRow extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    public String site = "";

    public String action = "";

    public String subject = "";

    public long epoch;

    public String actor = "";

    public String origin = "";

    public Instant at = Instant.EPOCH;
}
