package dev.lockstep.deploy.history.postgres;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.deploy.history.Lesson;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.transaction.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Events as they travelled, beside the columns that they are found by; written by the batch. */
@Transactional
@ApplicationScoped
class PostgresPageHistory implements PageHistory {
    private static final String ADD = """
            insert into page_version (deploy, page, as_of, rendered_at, site, body, tags, event)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    /** Where there are fewer, the comparison is with nothing and finds nothing. */
    private static final String TRIM = """
            delete from page_version old where deploy = ? and page_digest = digest_of(?) and (as_of, rendered_at) <
                (select as_of, rendered_at from page_version
                 where deploy = old.deploy and page_digest = old.page_digest
                 order by as_of desc, rendered_at desc offset ? limit 1)
            """;

    private static final String FAIL = """
            insert into page_failure (deploy, page, failed_at, site, candidate, event) values (?, ?, ?, ?, ?, ?)
            on conflict (deploy, page_digest) do update
            set failed_at = excluded.failed_at, candidate = excluded.candidate, event = excluded.event
            where page_failure.failed_at < excluded.failed_at
            """;

    private static final String FORGET_FAILURES = """
            delete from page_failure failure where failed_at < :before and not exists
                (select 1 from page_version made
                 where made.deploy = failure.deploy and made.page_digest = failure.page_digest)
            """;

    private static final String VERSIONS = """
            select event from page_version where deploy = :deploy and page_digest = digest_of(:page)
            order by as_of desc, rendered_at desc
            """;

    private static final String FAILURE =
            "select event from page_failure where deploy = :deploy and page_digest = digest_of(:page)";

    private static final String BODY = "select event from page_version where site = :site and body = :body limit 1";

    private static final String CANDIDATE =
            "select event from page_failure where site = :site and candidate = :body limit 1";

    private static final String SITES = """
            select site, count(*) as pages from (select distinct site, deploy, page_digest from page_version) page
            group by site
            """;

    private static final String OF_SITE =
            "select count(*) from (select distinct deploy, page_digest from page_version where site = :site) page";

    /** The index has all but how the few pages are spelled that are wanted in the end. */
    private static final String OLDEST = """
            select deploy, (select page from page_version spelled
                where spelled.deploy = oldest.deploy and spelled.page_digest = oldest.page_digest limit 1) as page
            from (select deploy, page_digest, max(rendered_at) as latest from page_version where site = :site
                group by deploy, page_digest having max(rendered_at) < :before
                order by latest, deploy, page_digest limit :most) oldest
            order by latest, deploy, page_digest
            """;

    private static final String PAGES = "select count(distinct page_digest) from page_version where deploy = :deploy";

    private static final String TAGGED = """
            select count(*) from page_version page where deploy = :deploy and tags && cast(:tags as text[])
            and not exists (select from page_version newer
                where newer.deploy = page.deploy and newer.page_digest = page.page_digest
                and (newer.as_of, newer.rendered_at) > (page.as_of, page.rendered_at))
            """;

    private static final List<String> TABLES = List.of("page_version", "page_failure");

    private static final String DEPLOYS = "select deploy from page_version union select deploy from page_failure";

    private final Session database;
    private final EveryBody bodies;

    PostgresPageHistory(Session database, Transactions transactions) {
        this.database = database;
        this.bodies = new EveryBody(database, transactions);
    }

    @Override
    public void learn(Lesson lesson) {
        database.doWork(connection -> {
            forget(connection, lesson.withdrawn());
            add(connection, lesson.rendered());
            trim(connection, lesson.rendered());
            fail(connection, lesson.failed());
        });
    }

    @Override
    public List<PageRevalidated> versions(PageId page) {
        return events(page, VERSIONS).stream()
                .map(event -> StoredEvent.read(event, PageRevalidated.class))
                .toList();
    }

    @Override
    public Optional<RenderFailed> lastFailure(PageId page) {
        return events(page, FAILURE).stream()
                .map(event -> StoredEvent.read(event, RenderFailed.class))
                .findFirst();
    }

    @Override
    public Optional<Blob> body(SiteId site, Digest digest) {
        return event(site, digest, BODY)
                .map(event -> StoredEvent.read(event, PageRevalidated.class).body())
                .or(() -> event(site, digest, CANDIDATE)
                        .map(event -> StoredEvent.read(event, RenderFailed.class)
                                .candidate()
                                .getFirst()));
    }

    @Override
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void bodies(Consumer<Digest> each) {
        bodies.show(each);
    }

    @Override
    public Set<DeployId> deploys() {
        return database.createNativeQuery(DEPLOYS, String.class)
                .getResultStream()
                .map(DeployId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public void forget(DeployId deploy) {
        for (String table : TABLES) {
            int _ = database.createNativeMutationQuery("delete from " + table + " where deploy = :deploy")
                    .setParameter("deploy", deploy.text())
                    .executeUpdate();
        }
    }

    @Override
    public int forgetFailures(Instant before) {
        return database.createNativeMutationQuery(FORGET_FAILURES)
                .setParameter("before", before)
                .executeUpdate();
    }

    @Override
    public Map<SiteId, Long> pages() {
        return database.createNativeQuery(SITES, Tuple.class)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> new SiteId(row.get("site", String.class)), row -> row.get("pages", Long.class)));
    }

    @Override
    public long pages(SiteId site) {
        return database.createNativeQuery(OF_SITE, Long.class)
                .setParameter("site", site.text())
                .getSingleResult();
    }

    @Override
    public List<PageId> oldest(SiteId site, Instant before, long most) {
        return database.createNativeQuery(OLDEST, Tuple.class)
                .setParameter("site", site.text())
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .setParameter("most", most)
                .getResultStream()
                .flatMap(row -> PageId.parse(row.get("deploy") + " " + row.get("page")).stream())
                .toList();
    }

    @Override
    public long pages(DeployId deploy) {
        return database.createNativeQuery(PAGES, Long.class)
                .setParameter("deploy", deploy.text())
                .getSingleResult();
    }

    @Override
    public long pages(DeployId deploy, Set<String> tags) {
        return database.createNativeQuery(TAGGED, Long.class)
                .setParameter("deploy", deploy.text())
                .setParameter("tags", tags.toArray(String[]::new))
                .getSingleResult();
    }

    private Optional<byte[]> event(SiteId site, Digest body, String query) {
        return database.createNativeQuery(query, byte[].class)
                .setParameter("site", site.text())
                .setParameter("body", body.hex())
                .uniqueResultOptional();
    }

    private List<byte[]> events(PageId page, String query) {
        return database.createNativeQuery(query, byte[].class)
                .setParameter("deploy", page.deploy().text())
                .setParameter("page", page.page().text())
                .getResultList();
    }

    private static void forget(Connection connection, Collection<PageId> pages) throws SQLException {
        for (String table : TABLES) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from " + table + " where deploy = ? and page_digest = digest_of(?)")) {
                for (PageId page : pages) {
                    delete.setString(1, page.deploy().text());
                    delete.setString(2, page.page().text());
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        }
    }

    private static void add(Connection connection, List<PageRevalidated> pages) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            for (PageRevalidated page : pages) {
                insert.setString(1, page.deploy().text());
                insert.setString(2, page.page().text());
                insert.setLong(3, page.asOf().number());
                insert.setObject(4, page.renderedAt().atOffset(ZoneOffset.UTC));
                insert.setString(5, page.site().text());
                insert.setString(6, page.body().digest().hex());
                insert.setArray(7, connection.createArrayOf("text", page.tags().toArray()));
                insert.setBytes(8, EventJson.write(page));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void trim(Connection connection, List<PageRevalidated> pages) throws SQLException {
        List<PageId> touched =
                pages.stream().map(PageRevalidated::id).distinct().toList();
        try (PreparedStatement delete = connection.prepareStatement(TRIM)) {
            for (PageId page : touched) {
                delete.setString(1, page.deploy().text());
                delete.setString(2, page.page().text());
                delete.setInt(3, KEPT - 1);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static void fail(Connection connection, List<RenderFailed> failures) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(FAIL)) {
            for (RenderFailed failure : failures) {
                upsert.setString(1, failure.deploy().text());
                upsert.setString(2, failure.page().text());
                upsert.setObject(3, failure.at().atOffset(ZoneOffset.UTC));
                upsert.setString(4, failure.site().text());
                upsert.setString(5, candidate(failure));
                upsert.setBytes(6, EventJson.write(failure));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static String candidate(RenderFailed failure) {
        return failure.candidate().stream()
                .map(body -> body.digest().hex())
                .findFirst()
                .orElse("");
    }
}
