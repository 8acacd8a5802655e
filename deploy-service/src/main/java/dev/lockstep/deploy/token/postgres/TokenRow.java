package dev.lockstep.deploy.token.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as a row. */
@Entity
@Table(name = "token")
public class TokenRow extends PanacheEntityBase {
    @Id
    public String id = "";

    public String name = "";

    public String role = "";

    @Column(name = "every_site")
    public boolean everySite;

    /** Those of its scope, unless that is every site. */
    public String[] sites = {};

    public String sha256 = "";

    @Column(name = "previous_sha256")
    public @Nullable String previousSha256;

    @Column(name = "previous_until")
    public Instant previousUntil = Instant.EPOCH;

    @Column(name = "created_by")
    public String createdBy = "";

    @Column(name = "created_at")
    public Instant createdAt = Instant.EPOCH;

    @Column(name = "ends_at")
    public Instant endsAt = Instant.EPOCH;

    public String ending = "";

    /** Written by itself alone. */
    @Column(name = "last_used_at", updatable = false)
    public Instant lastUsedAt = Instant.EPOCH;
}
