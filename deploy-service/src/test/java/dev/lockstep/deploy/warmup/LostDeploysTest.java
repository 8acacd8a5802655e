package dev.lockstep.deploy.warmup;

import static dev.lockstep.deploy.warmup.WarmedSite.MANIFEST;
import static dev.lockstep.deploy.warmup.WarmedSite.ONE;
import static dev.lockstep.deploy.warmup.WarmedSite.OWNER;
import static dev.lockstep.deploy.warmup.WarmedSite.TWO;
import static dev.lockstep.deploy.warmup.WarmedSite.WISH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.warmup.WarmedSite.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The database was restored from a day on which they were there. */
class LostDeploysTest {
    private final WarmedSite shop = new WarmedSite();

    @Test
    void aDeployWhoseManifestIsGoneIsNeitherPublishedNorRolledBackTo() {
        // Given one that was live, one that is, and one that never was; and visitors
        shop.live(ONE);
        shop.live(TWO);
        DeployId never = new DeployId("d3");
        shop.ready(never);
        shop.visited(TWO, 200, "/products/1");
        List<SiteEvent> told = shop.told();

        // When
        shop.store(Store.WITHOUT_MANIFESTS);

        // Then no edge is told of what it could not show, and nothing was rendered ahead
        assertThat(shop.publish(ONE, WISH)).isEqualTo(lost(ONE));
        assertThat(shop.publish(never, WISH)).isEqualTo(lost(never));
        assertThat(shop.told()).isEqualTo(told);
        assertThat(shop.deploy(ONE).state()).isEqualTo(new DeployState.Ready(MANIFEST));

        // And what is live stays so
        assertThat(shop.publish(TWO, WISH)).isInstanceOf(PublishDeploy.Outcome.Live.class);
    }

    @Test
    void whoeverTakesUpAWarmUpFromBeforeTheBackupHoldsItBack() {
        shop.live(ONE);
        shop.ready(TWO);
        shop.warming(TWO);
        shop.store(Store.WITHOUT_MANIFESTS);

        assertThat(shop.warm().resume(TWO, OWNER)).isEqualTo(lost(TWO));

        assertThat(shop.site().pointer().live().shows(ONE)).isTrue();
        assertThat(shop.deploy(TWO).state()).isEqualTo(new DeployState.Ready(MANIFEST));
        assertThat(shop.noted()).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditEntry.Action.HOLD_BACK_DEPLOY);
            assertThat(entry.subject()).contains("not in the blob store");
        });
    }

    @Test
    void aStoreThatDoesNotAnswerKeepsNobodyFromRollingBack() {
        // Given
        shop.live(ONE);
        shop.live(TWO);
        shop.visited(TWO, 200, "/products/1");

        // When
        shop.store(Store.AWAY);

        // Then edges are told, and those that have it show it; nobody waits for the store a second time
        assertThat(shop.publish(ONE, WISH)).isInstanceOf(PublishDeploy.Outcome.Live.class);
        assertThat(shop.site().pointer().live().shows(ONE)).isTrue();
        assertThat(shop.read()).isZero();
    }

    private static PublishDeploy.Outcome lost(DeployId deploy) {
        return new PublishDeploy.Outcome.Refused(new Refusal.Lost(deploy));
    }
}
