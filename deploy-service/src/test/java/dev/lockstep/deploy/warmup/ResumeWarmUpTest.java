package dev.lockstep.deploy.warmup;

import static dev.lockstep.deploy.warmup.WarmedSite.MANIFEST;
import static dev.lockstep.deploy.warmup.WarmedSite.NOON;
import static dev.lockstep.deploy.warmup.WarmedSite.ONE;
import static dev.lockstep.deploy.warmup.WarmedSite.OWNER;
import static dev.lockstep.deploy.warmup.WarmedSite.TWO;
import static dev.lockstep.deploy.warmup.WarmedSite.WISH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.Refusal;
import org.junit.jupiter.api.Test;

class ResumeWarmUpTest {
    private final WarmedSite shop = new WarmedSite();

    @Test
    void whoeverComesAfterACrashGoesOn() {
        shop.live(ONE);
        shop.ready(TWO);
        shop.visited(ONE, 200, "/products/1");
        shop.warming(TWO);

        assertThat(shop.warm().resume(TWO, OWNER)).isInstanceOf(PublishDeploy.Outcome.Live.class);
        assertThat(shop.warm().resume(TWO, OWNER)).isInstanceOf(PublishDeploy.Outcome.Live.class);

        assertThat(shop.site().pointer().live().shows(TWO)).isTrue();
        assertThat(shop.site().epoch()).isEqualTo(new Epoch(2));
    }

    @Test
    void aRollbackThatWasLeftByACrashDoesNotUndoWhatWasPublishedSince() {
        shop.live(ONE);
        shop.live(TWO);
        shop.save(shop.deploy(ONE)
                .become(new DeployState.Warming(MANIFEST), NOON)
                .warmed(WarmUp.wished(WISH).begin(1, NOON.minusSeconds(30)), NOON));

        assertThat(shop.warm().resume(ONE, OWNER))
                .isEqualTo(new PublishDeploy.Outcome.Refused(new Refusal.Overtaken(ONE)));

        assertThat(shop.site().pointer().live().shows(TWO)).isTrue();
        assertThat(shop.deploy(ONE).state()).isEqualTo(new DeployState.Ready(MANIFEST));
        assertThat(shop.noted()).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditEntry.Action.HOLD_BACK_DEPLOY);
            assertThat(entry.subject()).contains("another deploy was, meanwhile");
            assertThat(entry.actor()).isEqualTo(OWNER);
        });
    }
}
