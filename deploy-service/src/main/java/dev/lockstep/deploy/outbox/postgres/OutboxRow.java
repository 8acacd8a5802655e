package dev.lockstep.deploy.outbox.postgres;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.Written;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event as a row, in the order of its site; without a position it was not announced yet. */
@Entity
@Table(name = "outbox")
public class OutboxRow extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(name = "event_id")
    public String eventId = "";

    public String site = "";

    /** With the site, the key under which the event lies on the log. */
    public String states = "";

    public long epoch;

    /** Of the event; without one the row takes back what was stated. */
    public @Nullable String type;

    /** The event exactly as it travels. */
    public byte @Nullable [] payload;

    @Column(name = "added_at")
    public Instant addedAt = Instant.EPOCH;

    @Column(name = "sent_partition")
    public @Nullable Integer sentPartition;

    @Column(name = "sent_offset")
    public @Nullable Long sentOffset;

    @Column(name = "sent_at")
    public @Nullable Instant sentAt;

    @Column(name = "first_partition")
    public @Nullable Integer firstPartition;

    @Column(name = "first_offset")
    public @Nullable Long firstOffset;

    /** Where the event lies; where it lay first while it waits to be announced again, and nowhere before it was. */
    Optional<Position> position(String log) {
        Optional<Position> last = position(log, sentPartition, sentOffset);
        return last.isPresent() ? last : position(log, firstPartition, firstOffset);
    }

    private static Optional<Position> position(String log, @Nullable Integer partition, @Nullable Long offset) {
        return partition == null || offset == null
                ? Optional.empty()
                : Optional.of(new Position(log, partition, offset));
    }

    Written written() {
        return event().<Written>map(event -> new Written.Stated(eventId, event))
                .orElseGet(() -> new Written.Withdrawn(new SiteId(site), states));
    }

    /** Empty where the row takes back what was stated. */
    private Optional<SiteEvent> event() {
        String stated = type;
        byte[] stating = payload;
        if (stated == null || stating == null) {
            return Optional.empty();
        }
        if (EventJson.read(stated, stating) instanceof Decoded.Known(SiteEvent event)) {
            return Optional.of(event);
        }
        throw new IllegalStateException("outbox row " + id + " holds no event of a site: " + stated);
    }
}
