package dev.lockstep.deploy.quota.postgres;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.quota.Counts;
import dev.lockstep.deploy.quota.Growth;
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
            "select deploys, files_of_deploy, bytes_of_deploy, bytes_of_site, renders_per_second, pages, branches, open_deploys, pins from quota where site = :site";
    private static final String KEEP = """
            insert into quota (site, deploys, files_of_deploy, bytes_of_deploy, bytes_of_site, renders_per_second, pages,
                branches, open_deploys, pins)
            values (:site, :deploys, :files_of_deploy, :bytes_of_deploy, :bytes_of_site, :renders_per_second, :pages,
                :branches, :open_deploys, :pins)
            on conflict (site) do update set deploys = excluded.deploys, files_of_deploy = excluded.files_of_deploy,
                bytes_of_deploy = excluded.bytes_of_deploy, bytes_of_site = excluded.bytes_of_site,
                renders_per_second = excluded.renders_per_second, pages = excluded.pages,
                branches = excluded.branches, open_deploys = excluded.open_deploys, pins = excluded.pins,
                counted_bytes = null
            """;
    private static final String BLOBS = """
            select distinct file.blob, file.size from deploy_file file join deploy on deploy.id = file.deploy
            where deploy.site = :site and file.blob is not null
            """;
    private static final String BLOBS_OF_COMPLETE = BLOBS + " and deploy.state in ('processing', 'warming', 'ready')";
    private static final String COUNTED =
            "select counted_bytes from quota where site = :site and counted_bytes is not null";
    private static final String DEPLOYS = "select count(*) from deploy where site = :site and state <> 'collected'";
    private static final String OF_DEPLOY =
            "select distinct blob, size from deploy_file where deploy = :deploy and blob is not null";
    private static final String AT =
            "select size from deploy_file where deploy = :deploy and path = :path and blob is not null";

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
                .setParameter("renders_per_second", quota.rendersPerSecond())
                .setParameter("pages", quota.pages())
                .setParameter("branches", quota.counts().branches())
                .setParameter("open_deploys", quota.counts().openDeploys())
                .setParameter("pins", quota.counts().pins())
                .executeUpdate();
    }

    @Override
    public Usage usage(SiteId site) {
        return new Usage(ofSite(DEPLOYS, site), ofSite(sum(BLOBS), site));
    }

    @Override
    public long newBytes(SiteId site, Collection<Blob> blobs) {
        return newBytes(BLOBS, site, blobs);
    }

    @Override
    public long counted(SiteId site) {
        return database.createNativeQuery(COUNTED, Long.class)
                .setParameter("site", site.text())
                .uniqueResultOptional()
                .orElseGet(() -> ofSite(sum(BLOBS), site));
    }

    @Override
    public void count(SiteId site, long bytes) {
        int _ = database.createNativeMutationQuery("update quota set counted_bytes = :bytes where site = :site")
                .setParameter("bytes", bytes)
                .setParameter("site", site.text())
                .executeUpdate();
    }

    @Override
    public void countAnew(SiteId site) {
        int _ = database.createNativeMutationQuery("update quota set counted_bytes = null where site = :site")
                .setParameter("site", site.text())
                .executeUpdate();
    }

    @Override
    public Growth growth(SiteId site, Collection<Blob> blobs) {
        return new Growth(ofSite(sum(BLOBS_OF_COMPLETE), site), newBytes(BLOBS_OF_COMPLETE, site, blobs));
    }

    private long newBytes(String among, SiteId site, Collection<Blob> blobs) {
        Set<Blob> fresh = new HashSet<>(blobs);
        Set<String> held = new HashSet<>(database.createNativeQuery(
                        "select blob from (" + among + ") held where blob = any(:blobs)", String.class)
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
        return database.createNativeQuery(sum(OF_DEPLOY), Long.class)
                .setParameter("deploy", deploy.text())
                .getSingleResult();
    }

    @Override
    public long bytesAt(DeployId deploy, CanonicalPath path) {
        return database.createNativeQuery(AT, Long.class)
                .setParameter("deploy", deploy.text())
                .setParameter("path", path.text())
                .uniqueResultOptional()
                .orElse(0L);
    }

    @Override
    public long newBytes(DeployId deploy, Blob blob) {
        boolean held = !database.createNativeQuery(OF_DEPLOY + " and blob = :blob", Tuple.class)
                .setParameter("deploy", deploy.text())
                .setParameter("blob", blob.digest().hex())
                .getResultList()
                .isEmpty();
        return held ? 0 : blob.sizeBytes();
    }

    private static String sum(String blobs) {
        return "select cast(coalesce(sum(size), 0) as bigint) from (" + blobs + ") held";
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
                row.get("bytes_of_site", Long.class),
                row.get("renders_per_second", Long.class),
                row.get("pages", Long.class),
                new Counts(
                        row.get("branches", Long.class),
                        row.get("open_deploys", Long.class),
                        row.get("pins", Long.class)));
    }
}
