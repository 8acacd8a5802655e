package dev.lockstep.contracts.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AboutTest {

    private static final SiteId SHOP = new SiteId("shop");

    @Test
    void whatIsBeingWorkedOnIsKnownUntilThatIsDone() {
        About about = About.of(SHOP, new DeployId("d1"), new Epoch(7));

        Map<String, Object> known = about.call(() -> About.current().fields());

        assertThat(known).containsExactly(Map.entry("site", "shop"), Map.entry("deploy", "d1"), Map.entry("epoch", 7L));
        assertThat(About.current()).isEqualTo(About.NOTHING);
    }
}
