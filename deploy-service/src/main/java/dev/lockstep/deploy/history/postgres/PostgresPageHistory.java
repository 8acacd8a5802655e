package dev.lockstep.deploy.history.postgres;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.contracts.event.json.EventType;
import dev.lockstep.deploy.history.Lesson;
import dev.lockstep.deploy.history.PageHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            delete from page_version old where deploy = ? and page = ? and (as_of, rendered_at) <
                (select as_of, rendered_at from page_version
                 where deploy = old.deploy and page = old.page
                 order by as_of desc, rendered_at desc offset ? limit 1)
            """;

    private static final String FAIL = """
            insert into page_failure (deploy, page, failed_at, site, candidate, event) values (?, ?, ?, ?, ?, ?)
            on conflict (deploy, page) do update
            set failed_at = excluded.failed_at, candidate = excluded.candidate, event = excluded.event
            where page_failure.failed_at < excluded.failed_at
            """;

    private static final String VERSIONS = """
            select event from page_version where deploy = :deploy and page = :page
            order by as_of desc, rendered_at desc
            """;

    private static final String FAILURE = "select event from page_failure where deploy = :deploy and page = :page";

    private static final String BODY = "select event from page_version where site = :site and body = :body limit 1";

    private static final String CANDIDATE =
            "select event from page_failure where site = :site and candidate = :body limit 1";

    private static final String PAGES = "select count(distinct page) from page_version where deploy = :deploy";

    private static final String TAGGED = """
            select count(*) from page_version page where deploy = :deploy and tags && cast(:tags as text[])
            and not exists (select from page_version newer
                where newer.deploy = page.deploy and newer.page = page.page
                and (newer.as_of, newer.rendered_at) > (page.as_of, page.rendered_at))
            """;

    private final Session database;

    PostgresPageHistory(Session database) {
        this.database = database;
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
                .map(event -> read(event, PageRevalidated.class))
                .toList();
    }

    @Override
    public Optional<RenderFailed> lastFailure(PageId page) {
        return events(page, FAILURE).stream()
                .map(event -> read(event, RenderFailed.class))
                .findFirst();
    }

    @Override
    public Optional<Blob> body(SiteId site, Digest digest) {
        return event(site, digest, BODY)
                .map(event -> read(event, PageRevalidated.class).body())
                .or(() -> event(site, digest, CANDIDATE)
                        .map(event ->
                                read(event, RenderFailed.class).candidate().getFirst()));
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

    private static void forget(Connection connection, Collection<String> keys) throws SQLException {
        for (String table : List.of("page_version", "page_failure")) {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from " + table + " where deploy = ? and page = ?")) {
                for (String key : keys) {
                    int space = key.indexOf(' ');
                    delete.setString(1, key.substring(0, Math.max(0, space)));
                    delete.setString(2, key.substring(space + 1));
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

    private static <T extends Event> T read(byte[] json, Class<T> type) {
        if (EventJson.read(typeOf(type), json) instanceof Decoded.Known(Event event)) {
            return type.cast(event);
        }
        throw new IllegalStateException("a row of the history holds no " + type.getSimpleName());
    }

    private static String typeOf(Class<? extends Event> type) {
        return type.equals(RenderFailed.class) ? EventType.RENDER_FAILED.type() : EventType.PAGE_REVALIDATED.type();
    }
}
