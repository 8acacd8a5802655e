package dev.lockstep.story.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.story.stage.BuiltExample;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for the example of every framework. */
@ExtendWith(SharedStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
        named = "lockstep.frameworks",
        matches = "true",
        disabledReason = "examples of frameworks are built and deployed with the profile 'frameworks' alone")
abstract class FrameworkContract {
    private static final Pattern FILE = Pattern.compile("\"(\\.{0,2}/[^\"\\\\]+\\.(?:css|js|svg))\"");
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");
    private static final Pattern TIME_LEFT = Pattern.compile("ttl=(-?\\d+)");

    /** Node starts on the first visit, and the machine may be busy. */
    private static final Duration START = Duration.ofMinutes(2);

    private static final String PRODUCT = "/products/7";
    private static final String OFFER = "/offers/48";

    private final String name;
    private final String output;
    private final String server;
    private final String assets;

    /**
     * An example.
     *
     * @param output where its build leaves what is deployed
     * @param server what makes its pages, in there
     * @param assets where visitors find what pages are built with
     */
    FrameworkContract(String name, String output, String server, String assets) {
        this.name = name;
        this.output = output;
        this.server = server;
        this.assets = assets;
    }

    @BeforeAll
    void build() throws IOException, InterruptedException {
        example();
    }

    @Test
    void bothEdgesShareAPageUntilItsTagIsPurged(Stage stage) throws IOException, InterruptedException {
        String site = name + "-purged";
        Visitor visitor = stage.visitor(site);
        try (DataSource source = DataSource.open("17.01")) {
            // Given two pages, each made once for both edges and fresh for as long as it says itself
            stage.owner().create(site);
            stage.owner().deploy(site, example().askingAt(source.url()).zip());
            for (String path : List.of(PRODUCT, "/products/8")) {
                Seen first = firstSeen(visitor, stage.edges().getFirst(), path);
                assertThat(first.header("content-type")).startsWith("text/html");
                for (URI edge : stage.edges()) {
                    Seen seen = hit(visitor, edge, path);
                    assertThat(seen.body()).contains("17.01").isEqualTo(first.body());
                    assertThat(secondsLeft(seen)).isBetween(0L, 60L);
                }
            }
            assertThat(source.asked()).isEqualTo(2);

            // When the data of one changes, and its tag is purged
            source.price("17.02");
            stage.owner().purge(site, Map.of("kind", "hard", "tags", List.of("product:7")));

            // Then both edges show it anew, made once again, and the other as it was
            for (URI edge : stage.edges()) {
                assertThat(visitor.visit(edge, PRODUCT).body())
                        .contains("17.02")
                        .doesNotContain("17.01");
                assertThat(visitor.visit(edge, "/products/8").body()).contains("17.01");
            }
            assertThat(source.asked()).isEqualTo(3);
        }
    }

    @Test
    void aPageIsRenewedWhenItsTimeIsOver(Stage stage) throws IOException, InterruptedException {
        String site = name + "-renewed";
        Visitor visitor = stage.visitor(site);
        try (DataSource source = DataSource.open("17.01")) {
            // Given a page that is fresh for a second
            stage.owner().create(site);
            BuiltExample brief = example().with("revalidate: from-response", "revalidate: 1s");
            stage.owner().deploy(site, brief.askingAt(source.url()).zip());
            assertThat(firstSeen(visitor, stage.edges().getFirst(), PRODUCT).body())
                    .contains("17.01");

            // When its data changes
            source.price("17.02");

            // Then visitors of both edges are never without a page, and soon see the new one
            for (URI edge : stage.edges()) {
                await().atMost(START).until(() -> {
                    Seen seen = visitor.visit(edge, PRODUCT);
                    assertThat(seen.status()).isEqualTo(200);
                    return seen.body().contains("17.02");
                });
            }
        }
    }

    @Test
    void aPageIsKeptUntilSomebodySaysThatItHasChanged(Stage stage) throws IOException, InterruptedException {
        String site = name + "-kept";
        Visitor visitor = stage.visitor(site);
        try (DataSource source = DataSource.open("17.01")) {
            // Given a page without an end, whose data has changed
            stage.owner().create(site);
            stage.owner().deploy(site, example().askingAt(source.url()).zip());
            firstSeen(visitor, stage.edges().getFirst(), OFFER);
            source.price("17.02");
            for (URI edge : stage.edges()) {
                Seen seen = hit(visitor, edge, OFFER);
                assertThat(seen.body()).contains("17.01");
                assertThat(secondsLeft(seen)).isGreaterThan(Duration.ofDays(365).toSeconds());
            }
            assertThat(source.asked()).isEqualTo(1);

            // When somebody says so
            stage.owner().purge(site, Map.of("kind", "hard", "tags", List.of("offer:48")));

            // Then both edges show it anew
            for (URI edge : stage.edges()) {
                assertThat(visitor.visit(edge, OFFER).body()).contains("17.02").doesNotContain("17.01");
            }
            assertThat(source.asked()).isEqualTo(2);
        }
    }

    @Test
    void deploysRunSideBySideAndPagesAreRolledBackWithTheirs(Stage stage) throws IOException, InterruptedException {
        String site = name + "-rolled-back";
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor(site);
        try (DataSource source = DataSource.open("17.01")) {
            // Given two deploys, each of which has been seen with the old price
            owner.create(site);
            String first =
                    owner.deploy(site, example().askingAt(source.url() + "/one").zip());
            seenOnAllEdges(stage, visitor, "/one/products/7", "17.01");
            String second =
                    owner.deploy(site, example().askingAt(source.url() + "/two").zip());
            seenOnAllEdges(stage, visitor, "/two/products/7", "17.01");
            source.price("17.02");

            // When
            Owner.Answer rolledBack = owner.restore(site, first);

            // Then all edges have gone back to the first deploy, and forward to the new price
            assertThat(rolledBack.propagation().path("acknowledged").asInt()).isEqualTo(2);
            for (URI edge : stage.edges()) {
                Seen seen = visitor.visit(edge, PRODUCT);
                assertThat(seen.deploy()).isEqualTo(first);
                assertThat(seen.body()).contains("/one/products/7", "17.02").doesNotContain("/two/", "17.01");
            }

            // And both deploys make pages at their own addresses, at the same time
            for (URI edge : stage.edges()) {
                assertThat(firstSeen(stage.visitor(site, second), edge, "/products/9")
                                .body())
                        .contains("/two/products/9", "17.02");
                assertThat(firstSeen(stage.visitor(site, first), edge, "/products/9")
                                .body())
                        .contains("/one/products/9", "17.02");
            }
        }
    }

    @Test
    void filesComeFromTheDeployAndWhatRunsIsNotShown(Stage stage) throws IOException, InterruptedException {
        String site = name + "-files";
        Visitor visitor = stage.visitor(site);
        try (DataSource source = DataSource.open("17.01")) {
            // Given
            stage.owner().create(site);
            stage.owner().deploy(site, example().askingAt(source.url()).zip());
            Seen page = firstSeen(visitor, stage.edges().getFirst(), PRODUCT);

            // When visitors load what the page names
            Set<String> files = files(page);

            // Then each edge has it at once, and says of which kind it is
            assertThat(files).contains("/favicon.svg").anyMatch(file -> file.startsWith(assets));
            for (URI edge : stage.edges()) {
                for (String file : files) {
                    Seen seen = visitor.visit(edge, file);
                    assertThat(seen.status()).as(file).isEqualTo(200);
                    assertThat(seen.cacheStatus()).as(file).isEqualTo("lockstep; hit");
                    assertThat(seen.header("content-type")).as(file).isEqualTo(TYPES.get(suffix(file)));
                    assertThat(seen.body()).as(file).isNotEmpty();
                }
            }

            // And nobody sees what makes the pages
            for (String file : List.of("/lockstep.yaml", "/" + server)) {
                assertThat(visitor.visit(stage.edges().getFirst(), file).status())
                        .as(file)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void aPageThatGreetsByNameIsMadeForEachVisitor(Stage stage) throws IOException, InterruptedException {
        String site = name + "-greets";
        Visitor visitor = stage.visitor(site);
        try (DataSource source = DataSource.open("17.01")) {
            // Given
            stage.owner().create(site);
            stage.owner().deploy(site, example().askingAt(source.url()).zip());
            firstSeen(visitor, stage.edges().getFirst(), PRODUCT);

            // When visitors come whose cookies say who they are, and one whom nobody knows
            for (URI edge : stage.edges()) {
                Seen ada = visitor.visit(edge, "/visitor", Map.of("Cookie", "name=Ada"));
                Seen bert = visitor.visit(edge, "/visitor", Map.of("Cookie", "name=Bert"));
                Seen stranger = visitor.visit(edge, "/visitor");

                // Then each is greeted by name, and nobody may keep it
                assertThat(ada.body()).contains("Ada").doesNotContain("Bert");
                assertThat(bert.body()).contains("Bert").doesNotContain("Ada");
                assertThat(stranger.body()).contains("stranger").doesNotContain("Ada", "Bert");
                assertThat(ada.header("cache-control")).contains("private", "no-store");
            }
        }
    }

    /** Waits until the deploy's server has started. */
    static Seen firstSeen(Visitor visitor, URI edge, String path) {
        return await().atMost(START).until(() -> visitor.visit(edge, path), seen -> seen.status() == 200);
    }

    BuiltExample example() throws IOException, InterruptedException {
        return BuiltExample.of(name, output);
    }

    private static void seenOnAllEdges(Stage stage, Visitor visitor, String... texts) {
        for (URI edge : stage.edges()) {
            assertThat(firstSeen(visitor, edge, PRODUCT).body()).contains(texts);
        }
    }

    /** The files that a page names, some of them by a path from its own, and the icon that browsers ask for anyway. */
    private static Set<String> files(Seen page) {
        URI here = URI.create(PRODUCT);
        Set<String> files = new TreeSet<>(Set.of("/favicon.svg"));
        FILE.matcher(page.body())
                .results()
                .forEach(found -> files.add(here.resolve(found.group(1)).toString()));
        return files;
    }

    private static String suffix(String file) {
        return file.substring(file.lastIndexOf('.') + 1);
    }

    /** An edge that is asked before it has heard of a page tells of a miss, and answers with that page all the same. */
    private static Seen hit(Visitor visitor, URI edge, String path) {
        return await().until(
                        () -> visitor.visit(edge, path),
                        seen -> TIME_LEFT.matcher(seen.cacheStatus()).find());
    }

    private static long secondsLeft(Seen seen) {
        var left = TIME_LEFT.matcher(seen.cacheStatus());
        assertThat(left.find()).as(seen.cacheStatus()).isTrue();
        return Long.parseLong(left.group(1));
    }
}
