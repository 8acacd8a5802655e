package dev.lockstep.deploy.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.MemoryDeployStore;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookForBytesTest {
    private static final DeployId DEPLOY = new DeployId("d1");
    private static final DeployId UPLOADING = new DeployId("d2");

    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");

    private final MemoryDeployStore deploys = new MemoryDeployStore(new MemoryTransactions());

    @BeforeEach
    void keep() {
        deploys.add(deploy(DEPLOY).become(new DeployState.Ready(Digest.of(new byte[] {1})), NOON));
        deploys.add(deploy(UPLOADING));
    }

    @Test
    void whatTheStoreHasIsKept() {
        assertThat(look(_ -> true)).isEqualTo(Bytes.KEPT);
    }

    @Test
    void whatTheStoreHasNotIsLost() {
        assertThat(look(_ -> false)).isEqualTo(Bytes.LOST);
    }

    @Test
    void aStoreThatIsAwayTellsNothing() {
        KeptManifests away = _ -> {
            throw new IOException("nobody answers");
        };

        assertThat(look(away)).isEqualTo(Bytes.UNKNOWN);
    }

    @Test
    void aStoreThatHangsTellsNothing() {
        Executor hangs = _ -> {};

        assertThat(new LookForBytes(deploys, _ -> true, hangs, Duration.ofMillis(1)).of(DEPLOY))
                .isEqualTo(Bytes.UNKNOWN);
    }

    @Test
    void aDeployWithoutAManifestHasLostNone() {
        assertThat(new LookForBytes(deploys, _ -> false, Runnable::run, Duration.ZERO).of(UPLOADING))
                .isEqualTo(Bytes.KEPT);
    }

    private Bytes look(KeptManifests manifests) {
        return new LookForBytes(deploys, manifests, Runnable::run, Duration.ZERO).of(DEPLOY);
    }

    private static Deploy deploy(DeployId id) {
        return Deploy.create(id, new SiteId("s1"), new Intent(false, "", ""), NOON);
    }
}
