package dev.lockstep.render.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSitesTest {

    private static final SiteId SHOP = new SiteId("shop");
    private static final DeployId DEPLOY = new DeployId("d1");
    private static final Digest MANIFEST = Digest.of("d1".getBytes(StandardCharsets.UTF_8));

    private final KnownSites sites = new KnownSites();

    @Test
    void aDeployIsKnownUntilItIsWithdrawn() {
        sites.apply(ready());
        assertThat(sites.manifest(DEPLOY)).contains(MANIFEST);
        sites.withdraw("shop deploy:d1");
        assertThat(sites.manifest(DEPLOY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "shop deploy:", "shop deploy:NO DEPLOY", "deploy:d2"})
    void aKeyThatNamesNothingIsWithdrawnWithoutHarm(String key) {
        sites.apply(ready());
        sites.withdraw(key);
        assertThat(sites.manifest(DEPLOY)).contains(MANIFEST);
        assertThat(sites.epoch(SHOP)).isEqualTo(new Epoch(3));
    }

    private static DeployReady ready() {
        return new DeployReady(
                SHOP, List.of("d1--shop.localhost"), DEPLOY, MANIFEST, new Epoch(3), Epoch.ZERO, Instant.EPOCH);
    }
}
