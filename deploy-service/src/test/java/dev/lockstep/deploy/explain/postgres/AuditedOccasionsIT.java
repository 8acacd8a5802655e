package dev.lockstep.deploy.explain.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderCause;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.explain.Occasion;
import dev.lockstep.deploy.explain.Occasions;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class AuditedOccasionsIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final DeployId ONE = new DeployId("d1");
    private static final DeployId TWO = new DeployId("d2");

    @Inject
    Occasions occasions;

    @Inject
    AuditLog audit;

    @Inject
    SiteStore sites;

    @Inject
    Transactions transactions;

    private SiteId site;

    @BeforeEach
    void rollBackWithAWarmUp() {
        site = Sites.add(sites, transactions);
        note(AuditEntry.Action.PUBLISH, ONE, 1);
        note(AuditEntry.Action.PUBLISH, TWO, 2);
        note(AuditEntry.Action.PREPARE_ROLLBACK, ONE, 3);
        note(AuditEntry.Action.ROLLBACK, ONE, 4);
    }

    @Test
    void aPageThatIsRenderedAheadOfARollbackIsThereBecauseOfIt() {
        assertThat(behind(ONE, 3, 1)).hasValueSatisfying(occasion -> {
            assertThat(occasion.text()).isEqualTo("rollback 3 of deploy d1 by owner");
            assertThat(occasion.at()).isEqualTo(NOON);
        });
    }

    @Test
    void whatConcernsThePageLastIsTold() {
        assertThat(behind(ONE, 4, 1)).map(Occasion::text).contains("rollback 4 of deploy d1 by owner");
        assertThat(behind(ONE, 1, 0)).map(Occasion::text).contains("publish 1 of deploy d1 by owner");
    }

    @Test
    void whatHappensToAnotherDeployIsNoReason() {
        assertThat(behind(TWO, 4, 2)).isEmpty();
    }

    @Test
    void whatCameBeforeTheEarlierRenderIsNoReason() {
        assertThat(behind(ONE, 4, 4)).isEmpty();
    }

    private Optional<Occasion> behind(DeployId deploy, long epoch, long after) {
        return occasions.behind(render(deploy, new Epoch(epoch)), new Epoch(after));
    }

    private void note(AuditEntry.Action action, DeployId deploy, long epoch) {
        transactions.run(
                () -> audit.note(new AuditEntry(site, action, deploy, new Epoch(epoch), new Actor("owner"), NOON)));
    }

    private PageRevalidated render(DeployId deploy, Epoch epoch) {
        return new PageRevalidated(
                site,
                deploy,
                PageKey.of(new CanonicalPath("/products/7")),
                200,
                new TreeMap<>(),
                new TreeSet<>(),
                new Blob(Digest.of("page".getBytes(StandardCharsets.UTF_8)), 4),
                epoch,
                NOON,
                Duration.ofMinutes(1),
                PageRevalidated.UNLIMITED,
                PageRevalidated.UNLIMITED,
                new RenderCause(RenderReason.WARM_UP, epoch),
                Duration.ofMillis(5),
                "worker");
    }
}
