package dev.lockstep.edge.answer;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.skew.EarlierFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest {
    private final Decide decide = new Decide(new Pages());

    @Test
    void aFileWinsUnlessTheRedirectIsForced() {
        assertThat(answer("/about", rule("/about", "/new", 301, false))).isInstanceOf(Answer.File.class);
        assertThat(answer("/about", rule("/about", "/new", 301, true))).isInstanceOf(Answer.Moved.class);
    }

    @Test
    void aRedirectStandsBeforeARoute() {
        assertThat(answer("/products/7", rule("/products/*", "/shop/:splat", 308, false)))
                .isInstanceOfSatisfying(Answer.Moved.class, moved -> {
                    assertThat(moved.status()).isEqualTo(308);
                    assertThat(moved.location()).isEqualTo("/shop/7");
                });
    }

    @Test
    void aRewriteShowsAFileOrAPageOfAnotherPath() {
        assertThat(answer("/app/settings", rule("/app/*", "/index.html", 200, false)))
                .isInstanceOfSatisfying(Answer.File.class, file -> {
                    assertThat(file.status()).isEqualTo(200);
                    assertThat(file.file().blob().digest()).isEqualTo(digest("/index.html of d1"));
                });
        assertThat(answer("/shop/7", rule("/shop/:id", "/products/:id?page=2", 200, false)))
                .isInstanceOfSatisfying(
                        Answer.Miss.class,
                        miss -> assertThat(miss.routed().key().text()).startsWith("/products/7?page=2"));
    }

    /** Nobody must keep a start page for a year because an old script's name leads to it. */
    @Test
    void whatIsShownInsteadIsNotAtThePathThatWasAskedFor() {
        Answer.File instead = (Answer.File) answer("/app.3f9a2c71.js", rule("/*", "/index.html", 200, false));

        assertThat(instead.isAt(new CanonicalPath("/app.3f9a2c71.js"))).isFalse();
        assertThat(instead.isAt(new CanonicalPath("/index.html"))).isTrue();
    }

    @Test
    void anEarlierDeploysScriptMayBeMeantWhereTheStartPageIsShownInstead() {
        CanonicalPath script = new CanonicalPath("/app.3f9a2c71.js");
        Redirect all = rule("/*", "/index.html", 200, false);

        assertThat(EarlierFiles.mayBeMeant(script, answer(script.text(), all))).isTrue();
        assertThat(EarlierFiles.mayBeMeant(new CanonicalPath("/settings"), answer("/settings", all)))
                .isFalse();
    }

    @Test
    void whatARuleHidesOfTheLiveDeployIsInNoEarlierOneEither() {
        CanonicalPath hidden = new CanonicalPath("/secret.txt");
        CanonicalPath gone = new CanonicalPath("/notes.txt");
        Redirect all = rule("/*", "/about", 404, true);

        assertThat(EarlierFiles.mayBeMeant(hidden, answer(hidden.text(), all))).isFalse();
        assertThat(EarlierFiles.mayBeMeant(gone, answer(gone.text(), all))).isTrue();
    }

    @Test
    void anotherServersPageIsPassedOnUnlessThereIsAFile() {
        assertThat(answer("/api/a", rule("/api/*", "https://api.test/:splat", 200, false)))
                .isInstanceOfSatisfying(Answer.Pass.class, pass -> {
                    assertThat(pass.redirect()).isEqualTo("0");
                    assertThat(pass.routed().key().text()).isEqualTo("/api/a");
                    assertThat(pass.routed().route().keeps()).isTrue();
                });
        assertThat(answer("/about", rule("/*", "https://api.test/:splat", 200, false)))
                .isInstanceOf(Answer.File.class);
        assertThat(answer("/about", rule("/*", "https://api.test/:splat", 200, true)))
                .isInstanceOf(Answer.Pass.class);
    }

    @Test
    void aRewriteWithAQueryOfItsOwnHasThatGoOn() {
        Answer own = answer("/mine", rule("/mine", "/account/list?cat=1&x=%2F", 200, false));
        Answer visitors = answer("/mine", rule("/mine", "/account/list", 200, false));

        assertThat(own)
                .isInstanceOfSatisfying(
                        Answer.Pass.class, pass -> assertThat(pass.query()).containsExactly("cat=1&x=%2F"));
        assertThat(visitors)
                .isInstanceOfSatisfying(
                        Answer.Pass.class, pass -> assertThat(pass.query()).isEmpty());
    }

    @Test
    void aRewriteIsNotRewrittenAgain() {
        assertThat(answer("/a/x", rule("/a/*", "/a/:splat/", 200, false))).isInstanceOf(Answer.NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({"404", "410"})
    void aFileCanSayThatSomethingIsGone(int status) {
        assertThat(answer("/old", rule("/old", "/about", status, false)))
                .isInstanceOfSatisfying(
                        Answer.File.class, file -> assertThat(file.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @CsvSource({
        "/old//evil.test, /evil.test",
        "/old/a b?c, /a%20b%3Fc",
        "/old/%0d%0aSet-Cookie: x=1, /%250d%250aSet-Cookie%3A%20x%3D1"
    })
    void whatAVisitorSendsAddsNothingToAHeader(String path, String location) {
        assertThat(answer(path, rule("/old/*", "/:splat", 302, false)))
                .isInstanceOfSatisfying(
                        Answer.Moved.class,
                        moved -> assertThat(moved.location()).isEqualTo(location));
    }

    @Test
    void theQueryGoesAlongBeforeTheFragment() {
        Answer.Moved moved = (Answer.Moved) answer("/old", rule("/old", "/new#part", 301, false));

        assertThat(Compose.moved(moved, "a=1&a=2").headers()).containsEntry("location", "/new?a=1&a=2#part");
        assertThat(Compose.moved(moved, "").headers()).containsEntry("location", "/new#part");
    }

    @Test
    void aRuleWithAQueryOfItsOwnLeavesTheVisitorsBehind() {
        Answer.Moved moved = (Answer.Moved) answer("/old", rule("/old", "/new?b=1", 301, false));

        assertThat(Compose.moved(moved, "a=1").headers()).containsEntry("location", "/new?b=1");
    }

    private Answer answer(String path, Redirect rule) {
        return decide.answer(
                new RequestHead(new CanonicalPath(path), Map.of(), _ -> ""), view(new Redirects(List.of(rule))), NOON);
    }

    private static Redirect rule(String from, String to, int status, boolean forced) {
        return new Redirect(new FromPath(from), new TreeMap<>(), to, status, forced);
    }

    private static SiteView view(Redirects redirects) {
        Manifest plain = manifest("d1", "/index.html", "/about.html", "/secret.txt");
        Manifest redirecting = new Manifest(plain.files(), plain.sources(), plain.routes(), redirects);
        Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), redirecting));
        sites.apply(published("d1", 1));
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }
}
