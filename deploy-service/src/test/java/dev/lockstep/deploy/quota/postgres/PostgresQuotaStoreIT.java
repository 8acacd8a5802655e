package dev.lockstep.deploy.quota.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.quota.Counts;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.quota.QuotaStoreContract;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.Transactions;
import dev.lockstep.deploy.upload.UploadStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PostgresQuotaStoreIT extends QuotaStoreContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Inject
    QuotaStore store;

    @Inject
    SiteStore sites;

    @Inject
    DeployStore deploys;

    @Inject
    UploadStore uploads;

    @Inject
    Transactions transactions;

    @Inject
    Session database;

    @Test
    void aQuotaFromBeforeThereWereCountsHasTheUsualOnes() {
        SiteId site = site();
        transactions.run(() -> assertThat(database.createNativeMutationQuery("""
                        insert into quota (site, deploys, files_of_deploy, bytes_of_deploy, bytes_of_site)
                        values (:site, 1, 2, 3, 4)
                        """)
                        .setParameter("site", site.text())
                        .executeUpdate())
                .isEqualTo(1));

        assertThat(store.of(site)).isEqualTo(new Quota(1, 2, 3, 4, Quota.UNLIMITED, Quota.UNLIMITED, Counts.USUAL));
    }

    @Override
    protected QuotaStore store() {
        return store;
    }

    @Override
    protected SiteId site() {
        return Sites.add(sites, transactions);
    }

    @Override
    protected DeployId deploy(SiteId site, List<Blob> files) {
        DeployId id = new DeployId(UUID.randomUUID().toString().replace("-", ""));
        SortedMap<CanonicalPath, Blob> paths = new TreeMap<>();
        for (Blob file : files) {
            var _ = paths.put(new CanonicalPath("/" + paths.size()), file);
        }
        transactions.run(() -> {
            deploys.add(Deploy.create(id, site, new Intent(true, "", ""), NOW));
            uploads.hold(id, paths);
        });
        return id;
    }

    @Override
    protected void complete(SiteId site, DeployId deploy) {
        transactions.run(() ->
                deploys.save(deploys.lock(deploy).orElseThrow().become(new DeployState.Uploading().complete(), NOW)));
    }
}
