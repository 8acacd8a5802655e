package dev.lockstep.deploy.event.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records that could not be used. */
@Entity
@Table(name = "event_unfit")
public class UnfitRow extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    public String site = "";

    public String topic = "";

    @Column(name = "first_partition")
    public int partition;

    @Column(name = "first_offset")
    public long offset;

    public int records;

    public String reason = "";

    public Instant at = Instant.EPOCH;
}
