package dev.lockstep.deploy.history.postgres;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.deploy.transaction.InParts;
import dev.lockstep.deploy.transaction.Transactions;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Every body that the history tells of, read in parts: all of it is more than one transaction has the time for. */
record EveryBody(Session database, Transactions transactions) {
    /** All renders of a page come together, so that it is its key that the next ones come after. */
    private static final String RENDERS_AFTER = """
            select deploy, encode(page_digest, 'hex') as page, event from page_version
            where (deploy, page_digest) > (:deploy, decode(:page, 'hex'))
            order by deploy, page_digest fetch first 1000 rows with ties
            """;

    private static final String REFUSED_AFTER = """
            select deploy, encode(page_digest, 'hex') as page, event from page_failure
            where (deploy, page_digest) > (:deploy, decode(:page, 'hex')) and candidate <> ''
            order by deploy, page_digest limit 1000
            """;

    void show(Consumer<Digest> each) {
        show(RENDERS_AFTER, event -> bodies(StoredEvent.read(event, PageRevalidated.class)), each);
        show(REFUSED_AFTER, event -> bodies(StoredEvent.read(event, RenderFailed.class)), each);
    }

    private void show(String rowsAfter, Function<byte[], List<Digest>> bodies, Consumer<Digest> each) {
        InParts.read(
                transactions,
                PageRow.BEFORE_ALL,
                last -> rows(rowsAfter, last, bodies),
                row -> row.bodies().forEach(each));
    }

    private List<PageRow> rows(String rowsAfter, PageRow last, Function<byte[], List<Digest>> bodies) {
        return database.createNativeQuery(rowsAfter, Tuple.class)
                .setParameter("deploy", last.deploy())
                .setParameter("page", last.page())
                .getResultStream()
                .map(row -> new PageRow(
                        row.get("deploy", String.class),
                        row.get("page", String.class),
                        bodies.apply(row.get("event", byte[].class))))
                .toList();
    }

    private static List<Digest> bodies(PageRevalidated page) {
        return Stream.concat(Stream.of(page.body()), page.encodings().values().stream())
                .map(Blob::digest)
                .toList();
    }

    private static List<Digest> bodies(RenderFailed failure) {
        return failure.candidate().stream().map(Blob::digest).toList();
    }

    /**
     * What an event of a page names.
     *
     * @param page the digest of its key
     */
    private record PageRow(String deploy, String page, List<Digest> bodies) {
        static final PageRow BEFORE_ALL = new PageRow("", "", List.of());
    }
}
