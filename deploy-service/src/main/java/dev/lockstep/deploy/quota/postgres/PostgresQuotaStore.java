package dev.lockstep.deploy.quota.postgres;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.quota.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.Session;

/** Quotas as rows, and usage as what the rows of deploys add up to. */
@Transactional
@ApplicationScoped
class PostgresQuotaStore implements QuotaStore {
    private static final String OF_SITE =
            "select deploys, files_of_deploy, bytes_of_deploy, bytes_of_site from quota where site = :site";
    private static final String KEEP = """
            insert into quota (site, deploys, files_of_deploy, bytes_of_deploy, bytes_of_site)
            values (:site, :deploys, :files_of_deploy, :bytes_of_deploy, :bytes_of_site)
            on conflict (site) do update set deploys = excluded.deploys, files_of_deploy = excluded.files_of_deploy,
                bytes_of_deploy = excluded.bytes_of_deploy, bytes_of_site = excluded.bytes_of_site
            """;
    private static final String BLOBS = """
            select distinct file.blob, file.size from deploy_file file join deploy on deploy.id = file.deploy
            where deploy.site = :site and file.blob is not null
            """;
    private static final String DEPLOYS = "select count(*) from deploy where site = :site";
    private static final String BYTES_OF_SITE =
            "select cast(coalesce(sum(size), 0) as bigint) from (" + BLOBS + ") held";
    private static final String HELD = "select blob from (" + BLOBS + ") held where blob = any(:blobs)";
    private static final String BYTES_OF_DEPLOY =
            "select cast(coalesce(sum(size), 0) as bigint) from deploy_file where deploy = :deploy and blob is not null";

    private final Session database;

    PostgresQuotaStore(Session database) {
        this.database = database;
    }

    @Override
    public Quota of(SiteId site) {
        return database.createNativeQuery(OF_SITE, Tuple.class)
                .setParameter("site", site.text())
                .uniqueResultOptional()
                .map(PostgresQuotaStore::quota)
                .orElse(Quota.USUAL);
    }

    @Override
    public void keep(SiteId site, Quota quota) {
        int _ = database.createNativeMutationQuery(KEEP)
                .setParameter("site", site.text())
                .setParameter("deploys", quota.deploys())
                .setParameter("files_of_deploy", quota.filesOfDeploy())
                .setParameter("bytes_of_deploy", quota.bytesOfDeploy())
                .setParameter("bytes_of_site", quota.bytesOfSite())
                .executeUpdate();
    }

    @Override
    public Usage usage(SiteId site) {
        return new Usage(ofSite(DEPLOYS, site), ofSite(BYTES_OF_SITE, site));
    }

    @Override
    public long newBytes(SiteId site, Collection<Blob> blobs) {
        Set<Blob> fresh = new HashSet<>(blobs);
        Set<String> held = new HashSet<>(database.createNativeQuery(HELD, String.class)
                .setParameter("site", site.text())
                .setParameter(
                        "blobs", fresh.stream().map(blob -> blob.digest().hex()).toArray(String[]::new))
                .getResultList());
        return fresh.stream()
                .filter(blob -> !held.contains(blob.digest().hex()))
                .mapToLong(Blob::sizeBytes)
                .sum();
    }

    @Override
    public long bytes(DeployId deploy) {
        return database.createNativeQuery(BYTES_OF_DEPLOY, Long.class)
                .setParameter("deploy", deploy.text())
                .getSingleResult();
    }

    private long ofSite(String query, SiteId site) {
        return database.createNativeQuery(query, Long.class)
                .setParameter("site", site.text())
                .getSingleResult();
    }

    private static Quota quota(Tuple row) {
        return new Quota(
                row.get("deploys", Long.class),
                row.get("files_of_deploy", Long.class),
                row.get("bytes_of_deploy", Long.class),
                row.get("bytes_of_site", Long.class));
    }
}
