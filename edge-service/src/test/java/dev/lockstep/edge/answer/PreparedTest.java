package dev.lockstep.edge.answer;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.PAGE;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ContentCoding;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PreparedTest {

    private static final Blob SCRIPT = new Blob(digest("script"), 10);
    private static final Blob PACKED = new Blob(digest("packed"), 5);
    private static final ManifestFile FILE =
            new ManifestFile(SCRIPT, "text/javascript", new TreeMap<>(Map.of(ContentCoding.GZIP, PACKED)));

    private final Prepared prepared = new Prepared(1 << 20);
    private final Sites sites = MemorySites.of(
            new MemoryManifests().with(digest("d1"), manifest("d1")).with(digest("d2"), manifest("d2")));

    @Test
    void whatIsShownAgainIsPreparedOnce() {
        SiteView view = live("d1", 1);
        PageRevalidated page = page("d1", 1, NOON);

        assertThat(shown(view, page)).isSameAs(shown(view, page));
        assertThat(file(view, "/app.js", "")).isSameAs(file(view, "/app.js", ""));
    }

    @Test
    void aPageThatWasMadeAnewIsAnotherOneEvenIfItIsEqual() {
        SiteView view = live("d1", 1);

        assertThat(shown(view, page("d1", 1, NOON))).isNotSameAs(shown(view, page("d1", 1, NOON)));
    }

    /** An answer names the epoch that it is of, and that is another one after a purge. */
    @Test
    void eachEpochIsPreparedAnew() {
        SiteView before = live("d1", 1);
        PageRevalidated page = page("d1", 1, NOON);
        assertThat(shown(before, page).headers()).containsEntry("lockstep-epoch", "1");

        PurgeScope none = new PurgeScope.Tag("none");
        sites.apply(new PagesPurged(SHOP, none, PurgeKind.HARD, new Epoch(2), "owner", "", NOON));

        assertThat(shown(view(), page).headers()).containsEntry("lockstep-epoch", "2");
        assertThat(shown(before, page).headers()).containsEntry("lockstep-epoch", "1");
    }

    @Test
    void theSameFileOfAnotherDeployIsAnotherReply() {
        Reply one = file(live("d1", 1), "/app.js", "");
        Reply two = file(live("d2", 2), "/app.js", "");

        assertThat(two.headers()).containsEntry("lockstep-deploy", "d2");
        assertThat(one.headers().get("etag")).isNotEqualTo(two.headers().get("etag"));
    }

    @Test
    void eachFormIsPreparedByItself() {
        SiteView view = live("d1", 1);
        Reply plain = file(view, "/app.js", "");
        Reply packed = file(view, "/app.js", "gzip");

        assertThat(plain.content()).isEqualTo(new Reply.Content.Stored(SCRIPT));
        assertThat(plain.headers()).containsEntry("vary", "accept-encoding").doesNotContainKey("content-encoding");
        assertThat(packed.content()).isEqualTo(new Reply.Content.Stored(PACKED));
        assertThat(packed.headers()).containsEntry("vary", "accept-encoding").containsEntry("content-encoding", "gzip");
        assertThat(Negotiated.of(plain, head("/app.js", "gzip"))).isEqualTo(plain);
    }

    @Test
    void memoryIsBounded() {
        Prepared small = new Prepared(0);
        SiteView view = live("d1", 1);
        Answer.File file = new Answer.File(view, new CanonicalPath("/app.js"), FILE, 200);

        assertThat(small.file(file, head("/app.js", ""))).isNotSameAs(small.file(file, head("/app.js", "")));
    }

    private Reply shown(SiteView view, PageRevalidated page) {
        RoutedPage routed = view.manifest().page(PAGE).orElseThrow();
        return prepared.page(view, page, routed, head(PAGE.path().text(), "")).reply();
    }

    private Reply file(SiteView view, String path, String accepted) {
        return prepared.file(new Answer.File(view, new CanonicalPath(path), FILE, 200), head(path, accepted))
                .reply();
    }

    private static RequestHead head(String path, String accepted) {
        return new RequestHead(
                new CanonicalPath(path), Map.of(), name -> name.equals("accept-encoding") ? accepted : "");
    }

    private SiteView live(String deploy, long epoch) {
        sites.apply(published(deploy, epoch));
        return view();
    }

    private SiteView view() {
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }
}
