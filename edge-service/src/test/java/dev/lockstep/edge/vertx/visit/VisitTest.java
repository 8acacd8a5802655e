package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static dev.lockstep.edge.Facts.ready;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.pass.MemoryWorkers;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import dev.lockstep.edge.pass.Workers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Visitors of an edge whom no worker answers. */
class VisitTest {

    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final Clock AFTER_A_DAY = Clock.fixed(NOON.plus(Duration.ofHours(25)), ZoneOffset.UTC);
    private static final URI WORKER = URI.create("http://worker.test");

    private final Visiting visiting = new Visiting();
    private final MemoryEdge edge = new MemoryEdge(PATIENCE, AFTER_A_DAY);

    @AfterEach
    void close() {
        visiting.close();
    }

    @Test
    void whoHasWaitedInVainIsToldSo() throws IOException {
        edge.sites.apply(published("d1", 1));
        assertThat(visit("/products/7")).startsWith("HTTP/1.1 504 ").endsWith("This page was not ready in time.\n");
        assertThat(edge.asking.waiting()).isZero();
    }

    @Test
    void whoAsksForAPageWhoseAddressIsTooLongIsToldSoAndNobodyIsAskedForIt() throws IOException {
        edge.sites.apply(published("d1", 1));
        assertThat(visit("/products/7?page=" + "x".repeat(4_000)))
                .startsWith("HTTP/1.1 414 ")
                .contains("lockstep-deploy: d1")
                .contains("cache-status: lockstep; detail=too-long\r\n")
                .endsWith("The address of a page is not as long as this.\n");
        assertThat(edge.asking.waiting()).isZero();
    }

    @Test
    void whoHasWaitedInVainGetsThePageThatMayStandInForAnError() throws IOException {
        edge.sites.apply(published("d1", 1));
        edge.pages.keep(page("d1", 1, NOON));
        String body = "page of d1" + 1 + NOON;
        edge.blobs.put(new ByteArrayInputStream(body.getBytes(UTF_8)));
        assertThat(visit("/products/7"))
                .startsWith("HTTP/1.1 200 ")
                .contains("detail=stale-if-error")
                .endsWith(body);
    }

    @Test
    void nobodyIsLeftWaitingWhenSomethingIsWrongWithTheEdge() throws IOException {
        edge.sites.apply(published("d1", 1));
        edge.askFrom(ignored -> {
            throw new IllegalStateException("a defect");
        });
        assertThat(visit("/products/7")).startsWith("HTTP/1.1 500 ").endsWith("Something is wrong with this edge.\n");
    }

    @Test
    void whoeverIsPassedOnIsNotLeftWaitingEither() throws IOException {
        edge.sites.apply(published("d1", 1));
        PassOn broken = passOn((worker, passage) -> {
            throw new IllegalStateException("a defect");
        });
        assertThat(visit("/account/7", edge.visits(broken))).startsWith("HTTP/1.1 500 ");
        assertThat(broken.underWay()).isZero();
    }

    @Test
    void anAnswerThatCannotBeWrittenGivesItsPlaceBack() throws IOException {
        edge.sites.apply(published("d1", 1));
        MemoryWorkers workers = new MemoryWorkers();
        workers.says(WORKER, 200, HeaderFields.NONE.with("x", "no\r\nheader"), "", true);
        PassOn passOn = passOn(workers);
        assertThat(visit("/account/7", edge.visits(passOn))).startsWith("HTTP/1.1 500 ");
        assertThat(passOn.underWay()).isZero();
    }

    @Test
    void aHostThatNoSiteHasIsToldNothingOfAnySite() throws IOException {
        edge.sites.apply(published("d1", 1));
        assertThat(visit("/products/7", "shop.localhost.evil.test", edge.visits()))
                .startsWith("HTTP/1.1 421 ")
                .doesNotContainIgnoringCase("lockstep-")
                .doesNotContainIgnoringCase("shop")
                .endsWith("No site has this host here.\n");
    }

    @Test
    void searchEnginesAreToLeaveOutWhateverAnAddressShowsThatIsNotTheLiveOne() throws IOException {
        edge.sites.apply(ready("d1"));
        edge.sites.apply(published("d1", 1));
        MemoryWorkers workers = new MemoryWorkers();
        workers.says(WORKER, 200, HeaderFields.NONE.with("x-robots-tag", "all"), "", true);
        Visits visits = edge.visits(passOn(workers));
        for (String path : List.of("/nowhere", "/account/7", "/products/7")) {
            assertThat(visit(path, "d1--shop.localhost", visits)).contains("\r\nx-robots-tag: noindex\r\n");
            assertThat(visit(path, visits)).doesNotContain("noindex");
        }
    }

    private static PassOn passOn(Workers workers) {
        return new PassOn(workers, new Rotation(List.of(WORKER), AFTER_A_DAY), 1);
    }

    private String visit(String path) throws IOException {
        return visit(path, edge.visits());
    }

    private String visit(String path, Visits visits) throws IOException {
        return visit(path, "shop.localhost", visits);
    }

    private String visit(String path, String host, Visits visits) throws IOException {
        return visiting.visit(visits, host, path);
    }
}
