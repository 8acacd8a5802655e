package dev.lockstep.edge.skew;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.inPlaceOf;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static dev.lockstep.edge.Facts.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.answer.RequestHead;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EarlierFilesTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Decide decide = new Decide(new Pages());
    private final MemoryManifests manifests = new MemoryManifests()
            .with(digest("d1"), scripts("d1", "/app.js", "/old.js", "/about.html"))
            .with(digest("d2"), scripts("d2", "/app.js", "/mid.js"))
            .with(digest("d3"), scripts("d3", "/app.js"));

    static Stream<Integer> seeds() {
        return IntStream.range(0, 100).boxed();
    }

    @Test
    void aFileThatOnlyAnEarlierDeployHasIsFoundWithThatDeploysName() {
        assertThat(found("/old.js", log(), NOON, new Retention(5, DAY))).isEqualTo("d1");
        assertThat(found("/mid.js", log(), NOON, new Retention(5, DAY))).isEqualTo("d2");
        assertThat(found("/never.js", log(), NOON, new Retention(5, DAY))).isEqualTo("live");
    }

    @Test
    void aPageIsNeverFoundInAnEarlierDeploy() {
        assertThat(found("/about.html", log(), NOON, new Retention(5, DAY))).isEqualTo("live");
        assertThat(found("/about", log(), NOON, new Retention(5, DAY))).isEqualTo("live");
    }

    /** Redirects belong to what is live, and so do those that are forced. */
    @Test
    void anEarlierDeploysRedirectsAreNotFollowed() {
        Redirect away = new Redirect(new FromPath("/old.js"), new TreeMap<>(), "/new.js", 301, true);
        Manifest scripts = scripts("d1", "/old.js");
        manifests.with(
                digest("d1"),
                new Manifest(scripts.files(), scripts.sources(), scripts.routes(), new Redirects(List.of(away))));
        Sites sites = sites(log());
        EarlierFiles earlier = new EarlierFiles(sites, manifests, new Retention(5, DAY));

        assertThat(earlier.find(ask("/old.js"), view(sites), NOON))
                .hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(Answer.File.class));
    }

    @Test
    void anEarlierDeployIsLeftOutOnceItsTimeOrItsTurnIsOver() {
        Instant dayAfterTheFirst = NOON.minusSeconds(60).plus(DAY);

        assertThat(found("/old.js", log(), dayAfterTheFirst.minusMillis(1), new Retention(5, DAY)))
                .isEqualTo("d1");
        assertThat(found("/old.js", log(), dayAfterTheFirst, new Retention(5, DAY)))
                .isEqualTo("live");
        assertThat(found("/mid.js", log(), dayAfterTheFirst, new Retention(5, DAY)))
                .isEqualTo("d2");
        assertThat(found("/old.js", log(), NOON, new Retention(1, DAY))).isEqualTo("live");
        assertThat(found("/mid.js", log(), NOON, new Retention(0, DAY))).isEqualTo("live");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverComesLateOrTwiceOrInAnotherOrderMakesNoDifference(int seed) {
        List<SiteEvent> delivered = new ArrayList<>(log());
        delivered.addAll(log().subList(new Random(seed).nextInt(log().size()), log().size()));
        Collections.shuffle(delivered, new Random(seed));

        assertThat(found("/old.js", delivered, NOON, new Retention(5, DAY))).isEqualTo("d1");
        assertThat(found("/app.js", delivered, NOON, new Retention(5, DAY))).isEqualTo("live");
    }

    @Test
    void aDeployThatIsGoneOrCannotBeReadHasNoFiles() {
        Sites sites = sites(log());
        sites.withdraw("shop deploy:d1");
        manifests.with(digest("d2"), scripts("d2"));

        assertThat(found("/old.js", sites, NOON, new Retention(5, DAY))).isEqualTo("live");
        assertThat(found("/mid.js", sites, NOON, new Retention(5, DAY))).isEqualTo("live");
    }

    @ParameterizedTest
    @CsvSource({
        "/products/app-3f9a2c71.js, true",
        "/products/theme.js, false",
        "/products/7, false",
        "/account/app-3f9a2c71.js, true",
        "/account/7, false",
        "/nowhere, false",
        "/nowhere.html, false",
        "/nowhere.js, true",
        "/app.js, false"
    })
    void aRouteKeepsAllNamesButThoseThatABuildGives(String path, boolean mayBeMeant) {
        Answer live = decide.answer(ask(path), view(sites(log())), NOON);

        assertThat(EarlierFiles.mayBeMeant(new CanonicalPath(path), live)).isEqualTo(mayBeMeant);
    }

    /** The first deploy was live until a minute before the second was replaced, at noon. */
    private static List<SiteEvent> log() {
        DeployPublished.Former first = new DeployPublished.Former(new DeployId("d1"), NOON.minusSeconds(60));
        DeployPublished.Former second = new DeployPublished.Former(new DeployId("d2"), NOON);
        return List.of(
                ready("d1"),
                published("d1", 1),
                ready("d2"),
                inPlaceOf(published("d2", 2), first),
                ready("d3"),
                inPlaceOf(published("d3", 3), second, first));
    }

    private String found(String path, List<SiteEvent> events, Instant now, Retention retention) {
        return found(path, sites(events), now, retention);
    }

    /** Whose file is answered. */
    private String found(String path, Sites sites, Instant now, Retention retention) {
        SiteView view = view(sites);
        EarlierFiles earlier = new EarlierFiles(sites, manifests, retention);
        return EarlierFiles.mayBeMeant(new CanonicalPath(path), decide.answer(ask(path), view, now))
                ? earlier.find(ask(path), view, now)
                        .map(answer -> answer.view().deploy().text())
                        .orElse("live")
                : "live";
    }

    private Sites sites(List<SiteEvent> events) {
        Sites sites = MemorySites.of(manifests);
        events.forEach(sites::apply);
        return sites;
    }

    private static SiteView view(Sites sites) {
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }

    private static RequestHead ask(String path) {
        return new RequestHead(new CanonicalPath(path), Map.of(), _ -> "");
    }

    private static Manifest scripts(String deploy, String... files) {
        TreeMap<CanonicalPath, ManifestFile> served = new TreeMap<>();
        for (String file : files) {
            String type = file.endsWith(".html") ? "text/html; charset=utf-8" : "text/javascript";
            served.put(new CanonicalPath(file), new ManifestFile(new Blob(digest(file + deploy), 1), type));
        }
        return new Manifest(served, new TreeMap<>(), manifest(deploy).routes());
    }
}
