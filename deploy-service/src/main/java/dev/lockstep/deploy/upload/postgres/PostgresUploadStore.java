package dev.lockstep.deploy.upload.postgres;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.transaction.InParts;
import dev.lockstep.deploy.transaction.Transactions;
import dev.lockstep.deploy.upload.Sha1;
import dev.lockstep.deploy.upload.UploadStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/** Files as rows, written by the set: a deploy may have tens of thousands. */
@Transactional
@ApplicationScoped
class PostgresUploadStore implements UploadStore {
    private static final String KNOWN = """
            select sha1, blob, size from known_file where site = :site and sha1 = any(:files)
            """;

    private static final String FORGET = "delete from deploy_file where deploy = :deploy";

    private static final String ADD = """
            insert into deploy_file (deploy, path, sha1, blob, size)
            select :deploy, path, nullif(sha1, ''), nullif(blob, ''), case when blob = '' then null else size end
            from unnest(:paths, :sha1s, :blobs, :sizes) as file (path, sha1, blob, size)
            """;

    private static final String LEARN = """
            insert into known_file (site, sha1, blob, size) values (:site, :sha1, :blob, :size)
            on conflict (site, sha1) do update set blob = excluded.blob, size = excluded.size
            """;

    private static final String ARRIVE = """
            update deploy_file set blob = :blob, size = :size where deploy = :deploy and sha1 = :sha1
            """;

    private static final String FILES_AFTER = """
            select deploy, path, coalesce(blob, '') as blob from deploy_file where (deploy, path) > (:deploy, :path)
            order by deploy, path limit :most
            """;

    private static final int AT_A_TIME = 10_000;

    private final Session database;
    private final Transactions transactions;

    PostgresUploadStore(Session database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public Map<Sha1, Blob> known(SiteId site, Collection<Sha1> files) {
        Map<Sha1, Blob> known = new HashMap<>();
        database.createNativeQuery(KNOWN, Tuple.class)
                .setParameter("site", site.text())
                .setParameter("files", files.stream().map(Sha1::hex).toArray(String[]::new))
                .getResultStream()
                .forEach(row -> known.put(new Sha1(text(row, "sha1")), blob(row)));
        return known;
    }

    @Override
    public void announce(DeployId deploy, SortedMap<CanonicalPath, Sha1> files, Map<Sha1, Blob> known) {
        Columns columns = new Columns(files.size());
        files.forEach((path, sha1) -> {
            Blob blob = known.get(sha1);
            columns.add(path, sha1.hex(), blob == null ? "" : blob.digest().hex(), blob == null ? 0 : blob.sizeBytes());
        });
        replace(deploy, columns);
    }

    @Override
    public void hold(DeployId deploy, SortedMap<CanonicalPath, Blob> files) {
        Columns columns = new Columns(files.size());
        files.forEach((path, blob) -> columns.add(path, "", blob.digest().hex(), blob.sizeBytes()));
        replace(deploy, columns);
    }

    @Override
    public Optional<Sha1> announced(DeployId deploy, CanonicalPath path) {
        return database.createNativeQuery(
                        "select sha1 from deploy_file where deploy = :deploy and path = :path and sha1 is not null",
                        String.class)
                .setParameter("deploy", deploy.text())
                .setParameter("path", path.text())
                .uniqueResultOptional()
                .map(Sha1::new);
    }

    @Override
    public SortedSet<Sha1> required(DeployId deploy) {
        SortedSet<Sha1> required = new TreeSet<>();
        database.createNativeQuery(
                        "select distinct sha1 from deploy_file where deploy = :deploy and blob is null", String.class)
                .setParameter("deploy", deploy.text())
                .getResultStream()
                .forEach(sha1 -> required.add(new Sha1(sha1)));
        return required;
    }

    @Override
    public void arrived(SiteId site, DeployId deploy, Sha1 file, Blob blob) {
        fill(database.createNativeMutationQuery(LEARN).setParameter("site", site.text()), file, blob);
        fill(database.createNativeMutationQuery(ARRIVE).setParameter("deploy", deploy.text()), file, blob);
    }

    @Override
    public SortedMap<CanonicalPath, Blob> files(DeployId deploy) {
        SortedMap<CanonicalPath, Blob> files = new TreeMap<>();
        database.createNativeQuery(
                        "select path, blob, size from deploy_file where deploy = :deploy and blob is not null",
                        Tuple.class)
                .setParameter("deploy", deploy.text())
                .getResultStream()
                .forEach(row -> files.put(new CanonicalPath(text(row, "path")), blob(row)));
        return files;
    }

    @Override
    public void unlearn(Digest blob) {
        int _ = database.createNativeMutationQuery("delete from known_file where blob = :blob")
                .setParameter("blob", blob.hex())
                .executeUpdate();
    }

    @Override
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void blobs(Consumer<Digest> each) {
        InParts.read(transactions, FileRow.BEFORE_ALL, this::filesAfter, file -> {
            if (!file.blob().isEmpty()) {
                each.accept(new Digest(file.blob()));
            }
        });
    }

    /** By the primary key: by blobs, each part would have to sort them all. */
    private List<FileRow> filesAfter(FileRow last) {
        return database.createNativeQuery(FILES_AFTER, Tuple.class)
                .setParameter("deploy", last.deploy())
                .setParameter("path", last.path())
                .setParameter("most", AT_A_TIME)
                .getResultStream()
                .map(row -> new FileRow(text(row, "deploy"), text(row, "path"), text(row, "blob")))
                .toList();
    }

    /** Where a file is, and its blob, if it has come. */
    private record FileRow(String deploy, String path, String blob) {
        static final FileRow BEFORE_ALL = new FileRow("", "", "");
    }

    @Override
    public void forget(DeployId deploy) {
        int _ = database.createNativeMutationQuery(FORGET)
                .setParameter("deploy", deploy.text())
                .executeUpdate();
    }

    private static void fill(MutationQuery query, Sha1 file, Blob blob) {
        query.setParameter("sha1", file.hex())
                .setParameter("blob", blob.digest().hex())
                .setParameter("size", blob.sizeBytes())
                .executeUpdate();
    }

    private void replace(DeployId deploy, Columns columns) {
        forget(deploy);
        database.createNativeMutationQuery(ADD)
                .setParameter("deploy", deploy.text())
                .setParameter("paths", columns.paths)
                .setParameter("sha1s", columns.sha1s)
                .setParameter("blobs", columns.blobs)
                .setParameter("sizes", columns.sizes)
                .executeUpdate();
    }

    private static Blob blob(Tuple row) {
        return new Blob(new Digest(text(row, "blob")), row.get("size", Long.class));
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    /** Rows turned on their side, as {@code unnest} wants them; an empty text stands for none. */
    private static final class Columns {
        private final String[] paths;
        private final String[] sha1s;
        private final String[] blobs;
        private final Long[] sizes;
        private int next;

        Columns(int rows) {
            paths = new String[rows];
            sha1s = new String[rows];
            blobs = new String[rows];
            sizes = new Long[rows];
        }

        void add(CanonicalPath path, String sha1, String blob, long size) {
            paths[next] = path.text();
            sha1s[next] = sha1;
            blobs[next] = blob;
            sizes[next] = size;
            next++;
        }
    }
}
