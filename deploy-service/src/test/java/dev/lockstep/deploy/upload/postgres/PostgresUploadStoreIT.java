package dev.lockstep.deploy.upload.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.Transactions;
import dev.lockstep.deploy.upload.UploadStore;
import dev.lockstep.deploy.upload.UploadStoreContract;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PostgresUploadStoreIT extends UploadStoreContract {
    @Inject
    UploadStore store;

    @Inject
    SiteStore sites;

    @Inject
    DeployStore deploys;

    @Inject
    Transactions transactions;

    @Test
    void noTransactionIsOpenForAsLongAsBlobsAreShown() {
        DeployId deploy = deploy(site());
        Blob blob = new Blob(Digest.of(new byte[1]), 1);
        transactions.run(() -> store.hold(deploy, new TreeMap<>(Map.of(new CanonicalPath("/a"), blob))));
        Set<Integer> states = new HashSet<>();

        store.blobs(_ -> states.add(QuarkusTransaction.getStatus()));

        assertThat(states).containsExactly(Status.STATUS_NO_TRANSACTION);
    }

    @Override
    protected UploadStore store() {
        return store;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected SiteId site() {
        return Sites.add(sites, transactions);
    }

    @Override
    protected DeployId deploy(SiteId site) {
        DeployId id = new DeployId(UUID.randomUUID().toString().replace("-", ""));
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        transactions.run(() -> deploys.add(Deploy.create(id, site, new Intent(false, "", ""), now)));
        return id;
    }
}
