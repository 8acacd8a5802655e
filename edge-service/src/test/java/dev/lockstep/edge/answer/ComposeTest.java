package dev.lockstep.edge.answer;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.PAGE;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static final CanonicalPath STYLE = new CanonicalPath("/style.css");
    private final SiteView view = view();

    @Test
    void aHitSaysHowOldItIsAndHowLongItStaysFresh() {
        Reply reply = reply(NOON.plusSeconds(20));

        assertThat(reply.headers())
                .containsEntry("age", "20")
                .containsEntry("cache-status", "lockstep; hit; ttl=40")
                .containsEntry("cache-control", "public, max-age=0, must-revalidate")
                .containsEntry("content-type", "text/html; charset=utf-8")
                .containsEntry("vary", "accept-language, cookie")
                .containsEntry("lockstep-deploy", "d1")
                .containsEntry("lockstep-epoch", "1")
                .containsEntry("x-content-type-options", "nosniff");
    }

    @Test
    void whatGoesThroughIsForOneVisitorUnlessItsRendererSaysOtherwise() {
        RoutedPage routed = view.manifest()
                .page(PageKey.of(new CanonicalPath("/account/7")))
                .orElseThrow();
        Answer.Pass pass = new Answer.Pass(view, routed);

        assertThat(Compose.passed(pass, 201, HeaderFields.NONE))
                .isEqualTo(new Reply(
                        201,
                        new TreeMap<>(Map.of(
                                "cache-control", "private, no-store",
                                "cache-status", "lockstep; fwd=bypass",
                                "lockstep-deploy", "d1",
                                "lockstep-epoch", "1",
                                "x-content-type-options", "nosniff")),
                        new Reply.Content.None()));
        assertThat(Compose.passed(pass, 200, HeaderFields.NONE.with("cache-control", "max-age=9"))
                        .headers())
                .doesNotContainKey("cache-control");
        assertThat(Compose.notPassed(view, 503, "Nobody is there.").headers())
                .containsEntry("cache-status", "lockstep; fwd=bypass")
                .containsEntry("cache-control", "no-store")
                .containsEntry("retry-after", "1");
    }

    @Test
    void aWorkersClockThatIsAheadMakesNoNegativeAge() {
        Reply reply = reply(NOON.minusSeconds(5));

        assertThat(reply.headers()).containsEntry("age", "0");
    }

    @Test
    void theSameBytesOfAnotherDeployAreAnotherEntity() {
        Blob blob = new Blob(digest("x"), 1);
        Reply one = Compose.file(new Answer.File(view, STYLE, new ManifestFile(blob, "text/css"), 200));
        SiteView other = new SiteView(
                view.site(),
                new DeployId("d2"),
                view.manifest(),
                view.reached(),
                view.pagesValidFrom(),
                view.purges(),
                view.settings());

        Reply two = Compose.file(new Answer.File(other, STYLE, new ManifestFile(blob, "text/css"), 200));

        assertThat(one.headers().get("etag"))
                .startsWith("\"d1-")
                .isNotEqualTo(two.headers().get("etag"));
    }

    @Test
    void nobodyKeepsAShell() {
        Reply reply = Compose.shell(new Answer.File(
                view, new CanonicalPath("/shell.html"), new ManifestFile(new Blob(digest("x"), 1), "text/html"), 200));

        assertThat(reply.headers())
                .containsEntry("cache-control", "no-store")
                .containsEntry("cache-status", "lockstep; fwd=miss; detail=fallback");
    }

    private Answer.Hit hit() {
        return new Answer.Hit(
                view, page("d1", 1, NOON), view.manifest().page(PAGE).orElseThrow());
    }

    private static SiteView view() {
        Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), manifest("d1")));
        sites.apply(published("d1", 1));
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }

    private Reply reply(Instant now) {
        Answer.Hit hit = hit();
        return new Moment(hit.page(), now).hit(Compose.page(hit.view(), hit.page(), hit.routed()));
    }
}
