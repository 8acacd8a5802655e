package dev.lockstep.deploy.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished.Former;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.MemoryDeployStore;
import dev.lockstep.deploy.site.Pointer;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiveBeforeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final DeployId D1 = new DeployId("d1");
    private static final DeployId D2 = new DeployId("d2");
    private static final DeployId D3 = new DeployId("d3");

    private final MemoryDeployStore deploys = new MemoryDeployStore(new MemoryTransactions());

    @Test
    void aDeployWasLiveUntilTheNextOneWas() {
        live(D1, 1);
        live(D2, 2);
        Pointer moved = Pointer.START.show(D1).show(D2).show(D3);

        assertThat(LiveBefore.of(moved, deploys, minute(3)))
                .containsExactly(new Former(D2, minute(3)), new Former(D1, minute(2)));
    }

    @Test
    void aDeployThatCameBackIsNotAmongThoseBeforeItself() {
        live(D1, 1);
        live(D2, 2);
        Pointer moved = Pointer.START.show(D1).show(D2).show(D1);

        assertThat(LiveBefore.of(moved, deploys, minute(3))).containsExactly(new Former(D2, minute(3)));
    }

    @Test
    void aDeployThatIsGoneIsLeftOut() {
        live(D1, 1);
        Pointer moved = Pointer.START.show(D1).show(D2).show(D3);

        assertThat(LiveBefore.of(moved, deploys, minute(3))).containsExactly(new Former(D1, minute(3)));
    }

    private void live(DeployId id, int minute) {
        Intent intent = new Intent(false, "", "");
        deploys.add(Deploy.create(id, new SiteId("shop"), intent, NOON).published(minute(minute)));
    }

    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }
}
