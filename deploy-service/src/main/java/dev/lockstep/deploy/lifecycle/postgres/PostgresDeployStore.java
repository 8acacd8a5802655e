package dev.lockstep.deploy.lifecycle.postgres;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.HeldDeploys;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.Publication;
import io.quarkus.panache.common.Sort;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Deploys as rows. Outside a transaction each look is one of its own, else a request would see what it saw first. */
@Transactional
@ApplicationScoped
class PostgresDeployStore implements DeployStore {
    private static final String UPLOADING = "uploading";
    private static final String PROCESSING = "processing";
    private static final String WARMING = "warming";
    private static final String READY = "ready";
    private static final String FAILED = "failed";
    private static final String COLLECTED = "collected";

    private static final String COUNTS = """
            select count(*) filter (where state = 'uploading') as open, count(*) filter (where pinned) as pinned
            from deploy where site = :site and state <> 'collected'
            """;

    private static final String BRANCHES = """
            select distinct branch from DeployRow
            where site = :site and state in :states and state <> 'collected' and branch <> '' and not draft
            """;

    @Override
    public void add(Deploy deploy) {
        DeployRow row = new DeployRow();
        row.id = deploy.id().text();
        row.site = deploy.site().text();
        row.createdAt = deploy.createdAt();
        write(deploy, row);
        row.persist();
    }

    @Override
    public Optional<Deploy> find(DeployId id) {
        return row(id).map(PostgresDeployStore::deploy);
    }

    @Override
    public Optional<Deploy> lock(DeployId id) {
        return row(id).map(row -> {
            // To read anew would lose what this transaction has changed and not yet written.
            DeployRow.flush();
            DeployRow.getEntityManager().refresh(row, LockModeType.PESSIMISTIC_WRITE);
            return deploy(row);
        });
    }

    @Override
    public void save(Deploy deploy) {
        write(deploy, row(deploy.id()).orElseThrow());
    }

    @Override
    public List<Deploy> of(SiteId site, int limit) {
        return DeployRow.<DeployRow>find("site", Sort.descending("createdAt", "id"), site.text())
                .page(0, limit)
                .stream()
                .map(PostgresDeployStore::deploy)
                .toList();
    }

    @Override
    public List<Deploy> held(SiteId site) {
        Sort latestFirst = Sort.descending("updatedAt", "id");
        return DeployRow.<DeployRow>find("site = ?1 and state <> ?2", latestFirst, site.text(), COLLECTED).stream()
                .map(PostgresDeployStore::deploy)
                .toList();
    }

    @Override
    public HeldDeploys count(SiteId site) {
        EntityManager database = DeployRow.getEntityManager();
        Tuple counts = (Tuple) database.createNativeQuery(COUNTS, Tuple.class)
                .setParameter("site", site.text())
                .getSingleResult();
        List<String> branches = database.createQuery(BRANCHES, String.class)
                .setParameter("site", site.text())
                .setParameter("states", List.of(UPLOADING, PROCESSING))
                .getResultList();
        return new HeldDeploys(counts.get("open", Long.class), counts.get("pinned", Long.class), Set.copyOf(branches));
    }

    @Override
    public Set<Digest> manifests(Instant collectedSince) {
        return DeployRow.<DeployRow>find(
                        "manifest is not null and (state <> ?1 or updatedAt >= ?2)", COLLECTED, collectedSince)
                .project(ManifestColumn.class)
                .stream()
                .map(row -> new Digest(row.manifest()))
                .collect(Collectors.toSet());
    }

    /** All that is read of a row where its manifest is all that matters. */
    @RegisterForReflection
    public record ManifestColumn(String manifest) {}

    @Override
    public List<DeployId> processingSince(Instant before) {
        return DeployRow.<DeployRow>list("state in ?1 and updatedAt < ?2", List.of(PROCESSING, WARMING), before)
                .stream()
                .map(row -> new DeployId(row.id))
                .toList();
    }

    private static Optional<DeployRow> row(DeployId id) {
        return DeployRow.findByIdOptional(id.text());
    }

    private static void write(Deploy deploy, DeployRow row) {
        row.draft = deploy.intent().draft();
        row.branch = deploy.intent().branch();
        row.title = deploy.intent().title();
        row.publishedAt = switch (deploy.publication()) {
            case Publication.Never() -> null;
            case Publication.Last last -> last.at();
        };
        row.pagesValidFrom = deploy.publication().pagesValidFrom().number();
        row.pinned = deploy.pinned();
        write(deploy.asker(), row);
        row.warmUp = WarmUpColumn.of(deploy.warmUp());
        row.warmUpBegunAt = deploy.warmUp().begunAt();
        row.updatedAt = deploy.updatedAt();
        writeState(deploy.state(), row);
    }

    private static void write(Actor asker, DeployRow row) {
        row.asker = asker.name();
        row.askerCause = asker.cause().name().toLowerCase(Locale.ROOT);
        row.askerToken = asker.token();
        row.askerOrigin = asker.from();
    }

    private static void writeState(DeployState state, DeployRow row) {
        switch (state) {
            case DeployState.Uploading() -> row.state = UPLOADING;
            case DeployState.Processing() -> row.state = PROCESSING;
            case DeployState.Warming(Digest manifest) -> {
                row.state = WARMING;
                row.manifest = manifest.hex();
            }
            case DeployState.Ready(Digest manifest) -> {
                row.state = READY;
                row.manifest = manifest.hex();
            }
            case DeployState.Failed failed -> {
                row.state = FAILED;
                row.problems = failed.problems().stream().map(ProblemColumn::of).toList();
            }
            case DeployState.Collected(List<Digest> manifest) -> {
                row.state = COLLECTED;
                row.manifest = manifest.stream().map(Digest::hex).findFirst().orElse(null);
            }
        }
    }

    private static Deploy deploy(DeployRow row) {
        return new Deploy(
                new DeployId(row.id),
                new SiteId(row.site),
                new Intent(row.draft, row.branch, row.title),
                state(row),
                publication(row),
                row.warmUp.warmUp(row.warmUpBegunAt),
                row.pinned,
                asker(row),
                row.createdAt,
                row.updatedAt);
    }

    private static Actor asker(DeployRow row) {
        Actor.Cause cause = Actor.Cause.valueOf(row.askerCause.toUpperCase(Locale.ROOT));
        return new Actor(row.asker, cause, row.askerToken, row.askerOrigin);
    }

    private static DeployState state(DeployRow row) {
        return switch (row.state) {
            case UPLOADING -> new DeployState.Uploading();
            case PROCESSING -> new DeployState.Processing();
            case WARMING -> new DeployState.Warming(manifest(row));
            case READY -> new DeployState.Ready(manifest(row));
            case FAILED ->
                new DeployState.Failed(
                        row.problems.stream().map(ProblemColumn::problem).toList());
            case COLLECTED -> new DeployState.Collected(row.manifest == null ? List.of() : List.of(manifest(row)));
            default -> throw new IllegalStateException("deploy " + row.id + " is in no known state: " + row.state);
        };
    }

    private static Digest manifest(DeployRow row) {
        String manifest = row.manifest;
        if (manifest == null) {
            throw new IllegalStateException("deploy " + row.id + " is " + row.state + " without a manifest");
        }
        return new Digest(manifest);
    }

    private static Publication publication(DeployRow row) {
        Instant at = row.publishedAt;
        return at == null ? new Publication.Never() : new Publication.Last(at, new Epoch(row.pagesValidFrom));
    }
}
