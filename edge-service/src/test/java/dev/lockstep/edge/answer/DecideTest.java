package dev.lockstep.edge.answer;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecideTest {
    private static final String[] FILES = {
        "/index.html", "/about.html", "/team/index.html", "/both.html", "/both/index.html", "/style.css"
    };

    private static final Instant AFTER_A_DAY = NOON.plusSeconds(60).plus(Duration.ofDays(1));

    private final Pages pages = new Pages();
    private final Decide decide = new Decide(pages);

    @ParameterizedTest
    @CsvSource({
        "/, /index.html",
        "/style.css, /style.css",
        "/about, /about.html",
        "/about.html, /about.html",
        "/team/, /team/index.html",
        "/team/index.html, /team/index.html",
        "/both, /both.html",
        "/both.html, /both.html",
        "/both/index.html, /both/index.html"
    })
    void aFileIsFoundUnderItsPrettyNamesToo(String path, String file) {
        Answer answer = decide.answer(ask(path), view(FILES), NOON);

        assertThat(answer).isInstanceOfSatisfying(Answer.File.class, found -> {
            assertThat(found.file().blob().digest()).isEqualTo(digest(file + " of d1"));
            assertThat(found.status()).isEqualTo(200);
        });
    }

    /** As at Netlify, so that a link that is relative leads to the same whoever follows it. */
    @ParameterizedTest
    @CsvSource({"/about/, /about", "/team, /team/", "/both/, /both", "/with%20space, /with%20space/"})
    void aSlashTooManyOrTooFewLeadsToWhereTheFileIs(String path, String there) {
        SiteView view =
                view("/about.html", "/team/index.html", "/both.html", "/both/index.html", "/with space/index.html");

        Answer answer = decide.answer(ask(path.replace("%20", " ")), view, NOON);

        assertThat(answer).isEqualTo(new Answer.Moved(view, 301, there, true, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, /404.html",
        "/docs, /404.html",
        "/docs/, /docs/404.html",
        "/docs/nowhere, /docs/404.html",
        "/docs/deep/nowhere, /docs/404.html",
        "/blog/nowhere, /404.html",
        "/docs//nowhere, /docs/404.html"
    })
    void whatIsNotThereGetsTheNearest404(String path, String file) {
        Answer answer = decide.answer(ask(path), view("/404.html", "/docs/404.html"), NOON);

        assertThat(answer).isInstanceOfSatisfying(Answer.File.class, own -> {
            assertThat(own.status()).isEqualTo(404);
            assertThat(own.file().blob().digest()).isEqualTo(digest(file + " of d1"));
        });
    }

    @Test
    void whereThereIsNo404OfItsOwnTheEdgeSaysSo() {
        assertThat(decide.answer(ask("/nowhere"), view("/docs/404.html"), NOON)).isInstanceOf(Answer.NotFound.class);
    }

    @Test
    void whatIsNotStoredGoesThroughUnlessThereIsAFile() {
        SiteView view = view("/account/logo.svg");

        assertThat(decide.answer(ask("/account/7"), view, NOON)).isInstanceOfSatisfying(Answer.Pass.class, pass -> {
            assertThat(pass.view()).isEqualTo(view);
            assertThat(pass.routed().route().pattern().text()).isEqualTo("/account/*");
        });
        assertThat(decide.answer(ask("/account/logo.svg"), view, NOON)).isInstanceOf(Answer.File.class);
    }

    @Test
    void aPageIsAMissThenAHitThenStale() {
        SiteView view = view();
        assertThat(decide.answer(ask("/products/7"), view, NOON)).isInstanceOf(Answer.Miss.class);

        pages.keep(page("d1", 1, NOON));

        assertThat(decide.answer(ask("/products/7"), view, NOON.plusSeconds(59)))
                .isInstanceOf(Answer.Hit.class);
        assertThat(decide.answer(ask("/products/7"), view, NOON.plusSeconds(60)))
                .isInstanceOf(Answer.Stale.class);
    }

    @Test
    void aPageThatIsTooOldIsNotServedUnlessNoOtherCanBeMade() {
        pages.keep(page("d1", 1, NOON));

        Answer late = decide.answer(ask("/products/7"), view(), AFTER_A_DAY);

        assertThat(late).isInstanceOfSatisfying(Answer.Expired.class, expired -> {
            assertThat(expired.mayStandInForAnError(AFTER_A_DAY.plus(Duration.ofHours(23))))
                    .isTrue();
            assertThat(expired.mayStandInForAnError(AFTER_A_DAY.plus(Duration.ofHours(24))))
                    .isFalse();
        });
    }

    @Test
    void onlyHeadersAndCookiesThatTheRouteNamesMakeOtherPages() {
        pages.keep(page("d1", 1, NOON));

        assertThat(ask("x-forwarded-host", "evil.test")).isInstanceOf(Answer.Hit.class);
        assertThat(ask("cookie", "session=secret; theme=pink")).isInstanceOf(Answer.Hit.class);
        assertThat(ask("accept-language", "fr, en;q=0.5")).isInstanceOf(Answer.Hit.class);
        assertThat(ask("accept-language", "de-AT")).isInstanceOf(Answer.Miss.class);
        assertThat(ask("cookie", "theme=dark")).isInstanceOf(Answer.Miss.class);
    }

    @Test
    void howLongAFieldIsMakesNoKeyLonger() {
        String letters = "x".repeat(PageKey.MAX_BYTES);
        pages.keep(page("d1", 1, NOON));

        assertThat(ask("accept-language", letters)).isInstanceOf(Answer.Hit.class);
        assertThat(ask("cookie", "theme=" + letters)).isInstanceOf(Answer.Hit.class);
    }

    private Answer ask(String header, String value) {
        return decide.answer(ask("/products/7", Map.of(), Map.of(header, value)), view(), NOON);
    }

    @Test
    void aPageOfAnotherDeployIsAMiss() {
        pages.keep(page("d2", 9, NOON));

        assertThat(decide.answer(ask("/products/7"), view(), NOON)).isInstanceOf(Answer.Miss.class);
    }

    @Test
    void queryParametersThatTheRouteDoesNotNameChangeNothing() {
        pages.keep(page("d1", 1, NOON));

        assertThat(decide.answer(ask("/products/7", Map.of("utm_source", "x")), view(), NOON))
                .isInstanceOf(Answer.Hit.class);
        assertThat(decide.answer(ask("/products/7", Map.of("page", "2")), view(), NOON))
                .isInstanceOf(Answer.Miss.class);
    }

    @Test
    void aPageWhoseKeyWouldBeTooLongIsNoPage() {
        SiteView view = view();
        String letters = "x".repeat(PageKey.MAX_BYTES);

        assertThat(decide.answer(ask("/products/7", Map.of("page", letters)), view, NOON))
                .isEqualTo(new Answer.TooLong(view));
        assertThat(decide.answer(ask("/products/7", Map.of("utm_source", letters)), view, NOON))
                .isInstanceOf(Answer.Miss.class);
        assertThat(decide.answer(ask("/account/" + "\u6f22".repeat(600)), view, NOON))
                .isInstanceOf(Answer.Pass.class);
    }

    @Test
    void aFileStandsBeforeARoute() {
        assertThat(decide.answer(ask("/products/7"), view("/products/7.html"), NOON))
                .isInstanceOf(Answer.File.class);
    }

    private static RequestHead ask(String path) {
        return ask(path, Map.of());
    }

    private static RequestHead ask(String path, Map<String, String> query) {
        return ask(path, query, Map.of());
    }

    private static RequestHead ask(String path, Map<String, String> query, Map<String, String> headers) {
        return new RequestHead(new CanonicalPath(path), query, name -> headers.getOrDefault(name, ""));
    }

    private static SiteView view(String... files) {
        Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), manifest("d1", files)));
        sites.apply(published("d1", 1));
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }
}
