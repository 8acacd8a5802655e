package dev.lockstep.deploy.site.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A site as a row; a site that shows nothing has no live deploy. */
@Entity
@Table(name = "site")
public class SiteRow extends PanacheEntityBase {
    @Id
    public String id = "";

    public String name = "";

    @Column(name = "live_deploy")
    public @Nullable String liveDeploy;

    public boolean locked;

    public long epoch;

    /** The latest first. */
    public String[] previous = {};

    @Column(name = "warm_pages")
    public int warmPages;

    @Column(name = "warm_millis")
    public long warmMillis;

    @Column(name = "warm_tolerated_percent")
    public int warmToleratedPercent;

    public String lease = "available";

    /** Its hash; empty for none. */
    @Column(name = "preview_password")
    public String previewPassword = "";

    /** Its digest; empty for none. */
    @Column(name = "preview_token")
    public String previewToken = "";

    @Column(name = "lock_covers_live")
    public boolean lockCoversLive;

    public boolean pins;

    @Column(name = "monotonic_reads")
    public boolean monotonicReads;

    @Column(name = "settings_revision")
    public long settingsRevision;

    @Column(name = "created_at")
    public Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    public Instant updatedAt = Instant.EPOCH;
}
