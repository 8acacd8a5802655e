package dev.lockstep.deploy.event.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What became of changes that came together. */
@Entity
@Table(name = "event_outcome")
public class EventOutcomeRow extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    public String site = "";

    public String topic = "";

    public int records;

    public String kind = "";

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> versions = Map.of();

    public long covered;

    public long pages;

    public String ending = "";

    public long epoch;

    public Instant at = Instant.EPOCH;
}
