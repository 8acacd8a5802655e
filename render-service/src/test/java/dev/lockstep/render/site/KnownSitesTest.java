package dev.lockstep.render.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Allowance;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.SiteConfigured;
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

    @Test
    void theLatestWordOfWhatASiteMayTakeHoldsUntilItIsWithdrawn() {
        assertThat(sites.allowance(SHOP)).isEqualTo(Allowance.UNLIMITED);

        sites.apply(settings(5, 2));
        sites.apply(settings(9, 1));
        assertThat(sites.allowance(SHOP)).isEqualTo(new Allowance(5));

        sites.withdraw("shop settings");
        assertThat(sites.allowance(SHOP)).isEqualTo(Allowance.UNLIMITED);
    }

    private static SiteConfigured settings(long rendersPerSecond, long revision) {
        return new SiteConfigured(
                SHOP,
                LeaseMode.AVAILABLE,
                List.of(),
                List.of(),
                Access.USUAL,
                new Allowance(rendersPerSecond),
                revision,
                new Epoch(3),
                Instant.EPOCH,
                false);
    }

    private static DeployReady ready() {
        return new DeployReady(
                SHOP, List.of("d1--shop.localhost"), DEPLOY, MANIFEST, new Epoch(3), Epoch.ZERO, Instant.EPOCH);
    }
}
