package dev.lockstep.deploy.lifecycle.postgres;

import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A deploy as a row. */
@Entity
@Table(name = "deploy")
public class DeployRow extends PanacheEntityBase {
    @Id
    public String id = "";

    public String site = "";

    public boolean draft;

    public String branch = "";

    public String title = "";

    public String state = "";

    /** The manifest's digest, of a deploy only that is or was ready. */
    public @Nullable String manifest;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<ProblemColumn> problems = List.of();

    @Column(name = "published_at")
    public @Nullable Instant publishedAt;

    @Column(name = "pages_valid_from")
    public long pagesValidFrom;

    public boolean pinned;

    public String asker = "";

    @Column(name = "asker_cause")
    public String askerCause = "";

    @Column(name = "asker_token")
    public String askerToken = "";

    @Column(name = "asker_origin")
    public String askerOrigin = "";

    @Column(name = "warm_up")
    @JdbcTypeCode(SqlTypes.JSON)
    public WarmUpColumn warmUp = WarmUpColumn.of(WarmUp.wished(WarmUpWish.DEFAULT));

    @Column(name = "warm_up_begun_at")
    public Instant warmUpBegunAt = Instant.EPOCH;

    @Column(name = "created_at")
    public Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    public Instant updatedAt = Instant.EPOCH;
}
