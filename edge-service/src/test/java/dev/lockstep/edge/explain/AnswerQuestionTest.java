package dev.lockstep.edge.explain;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.PAGE;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.failed;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static dev.lockstep.edge.Facts.ready;
import static dev.lockstep.edge.Facts.rolledBack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.EdgeAnswer;
import dev.lockstep.contracts.event.EdgeAnswer.PageExplained;
import dev.lockstep.contracts.event.EdgeQuestion;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageDecision;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.contracts.manifest.redirect.Condition;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerQuestionTest {
    private static final PurgeScope TAG = new PurgeScope.Tag("product:7");
    private static final PurgeScope PREFIX = new PurgeScope.Prefix(new CanonicalPath("/products"));

    private final MemoryManifests manifests = new MemoryManifests()
            .with(digest("d1"), manifest("d1", "/about.html", "/docs/404.html"))
            .with(digest("d2"), manifest("d2"));
    private final Sites sites = MemorySites.of(manifests);
    private final Pages pages = new Pages();
    private final Asking asking = new Asking(request -> {}, Duration.ofSeconds(10), 3);
    private final AnswerQuestion answers =
            new AnswerQuestion(sites, manifests, pages, new ExplainPage(new Decide(pages), pages, asking));

    @BeforeEach
    void publishTheFirstDeploy() {
        sites.apply(published("d1", 1));
    }

    @Test
    void whatIsNoPageIsToldApart() {
        assertThat(explain("/about").decision()).isEqualTo(new PageDecision.File(new CanonicalPath("/about.html")));
        assertThat(explain("/nowhere").decision()).isEqualTo(new PageDecision.Nothing());
        assertThat(explain("/products/7?page=" + "x".repeat(4_000)).decision()).isEqualTo(new PageDecision.TooLong());
        assertThat(ask("other.localhost", "/")).isEqualTo(new EdgeAnswer.NoSuchHost());
        assertThat(ask("shop.localhost", "/a%2Fb")).isInstanceOf(EdgeAnswer.NotExplained.class);
    }

    @Test
    void theNearest404IsNamed() {
        PageDecision decision = explain("/docs/deep/nowhere").decision();

        assertThat(decision).isEqualTo(new PageDecision.InPlaceOfNothing(404, new CanonicalPath("/docs/404.html")));
        assertThat(decision.why()).contains("/docs/404.html");
    }

    @Test
    void theRedirectThatLeadsElsewhereIsNamedWithWhatItWants() {
        Manifest plain = manifest("d2");
        manifests.with(
                digest("d2"),
                new Manifest(
                        plain.files(),
                        plain.sources(),
                        plain.routes(),
                        new Redirects(List.of(
                                redirect("/store", "/shelf/:id", 307), redirect("/api", "https://api.test/v1", 200)))));
        sites.apply(published("d2", 2));

        assertThat(explain("/store?id=7").decision().why())
                .isEqualTo(
                        "the redirect '/store id=:id /shelf/:id 307! Language=en' leads to /shelf/7 with status 307");
        assertThat(explain("/api?id=7").decision().why())
                .isEqualTo("the redirect '/api id=:id https://api.test/v1 200! Language=en'"
                        + " shows what another server answers");
    }

    private static Redirect redirect(String from, String to, int status) {
        return new Redirect(
                new FromPath(from),
                new TreeMap<>(Map.of("id", ":id")),
                to,
                status,
                true,
                new TreeMap<>(Map.of(Condition.LANGUAGE, List.of("en"))));
    }

    @Test
    void aPageThatWasNeverRenderedIsMissing() {
        PageExplained explained = explain("/products/7?utm_source=x");

        assertThat(explained.decision()).isEqualTo(new PageDecision.Missing());
        assertThat(explained.page()).containsExactly(PAGE);
        assertThat(explained.deploy()).isEqualTo(new DeployId("d1"));
        assertThat(explained.epoch()).isEqualTo(new Epoch(1));
        assertThat(explained.held()).isEmpty();
    }

    @Test
    void aPageIsFreshUntilItHasOutlivedItsRoutesTime() {
        PageRevalidated page = page("d1", 1, NOON);
        pages.keep(page);

        assertThat(explain("/products/7").decision()).isEqualTo(new PageDecision.Fresh(NOON.plusSeconds(60)));
        assertThat(explain("/products/7").held()).containsExactly(page);
        assertThat(explainAt(NOON.plusSeconds(60)).decision())
                .isEqualTo(new PageDecision.Outlived(NOON.plusSeconds(60)));
    }

    @Test
    void theLatestPurgeThatCameAfterItsDataIsNamed() {
        pages.keep(page("d1", 2, NOON, "product:7"));
        purge(PREFIX, PurgeKind.SOFT, 2);
        assertThat(explain("/products/7").decision()).isInstanceOf(PageDecision.Fresh.class);

        purge(PREFIX, PurgeKind.SOFT, 3);
        assertThat(explain("/products/7").decision()).isEqualTo(new PageDecision.SoftlyPurged(PREFIX, new Epoch(3)));

        purge(TAG, PurgeKind.HARD, 4);
        assertThat(explain("/products/7").decision()).isEqualTo(new PageDecision.HardlyPurged(TAG, new Epoch(4)));
        assertThat(explain("/products/7").held()).hasSize(1);
    }

    @Test
    void afterARollbackAPageFromBeforeIsRefusedBecauseOfIt() {
        pages.keep(page("d1", 1, NOON));
        sites.apply(published("d2", 2));
        sites.apply(rolledBack("d1", 3));

        assertThat(explain("/products/7").decision()).isEqualTo(new PageDecision.FromBefore(new Epoch(3)));
    }

    @Test
    void aPermalinkIsExplainedForItsDeploy() {
        sites.apply(ready("d2"));

        assertThat(ask("d2--shop.localhost", "/products/7"))
                .isInstanceOfSatisfying(
                        PageExplained.class,
                        explained -> assertThat(explained.deploy()).isEqualTo(new DeployId("d2")));
    }

    @Test
    void aRequestUnderWayIsToldUntilItIsAnswered() {
        asking.renew(view(), page("d1", 2, NOON), RenderReason.STALE, NOON);

        assertThat(explain("/products/7").pending())
                .singleElement()
                .extracting(PageRequested::reason, PageRequested::requestedAt)
                .containsExactly(RenderReason.STALE, NOON);
        assertThat(explainAt(NOON.plusSeconds(10)).pending()).isEmpty();

        asking.landed(page("d1", 2, NOON));
        assertThat(explain("/products/7").pending()).isEmpty();
    }

    @Test
    void whyAndUntilWhenAPageIsNotAskedForIsTold() {
        Problem down = Problem.of("the source is down", "start it");
        asking.failed(failed(down, NOON), NOON);
        asking.failed(failed(down, NOON), NOON);

        assertThat(explain("/products/7").resting())
                .containsExactly(new EdgeAnswer.Resting(2, NOON.plusSeconds(2), down));
        assertThat(explainAt(NOON.plusSeconds(2)).resting()).isEmpty();

        asking.landed(page("d1", 2, NOON));
        assertThat(explain("/products/7").resting()).isEmpty();
    }

    @Test
    void pagesOfADeployAreCounted() {
        pages.keep(page("d1", 1, NOON));
        EdgeQuestion question = new EdgeQuestion.CountPages(SHOP, new DeployId("d1"));
        assertThat(answers.answer(question, NOON)).isEqualTo(new EdgeAnswer.PagesCounted(1, 1));

        purge(new PurgeScope.Site(), PurgeKind.HARD, 2);

        assertThat(answers.answer(question, NOON)).isEqualTo(new EdgeAnswer.PagesCounted(1, 0));
    }

    @Test
    void whatIsToldIsWhatIsDone() {
        Random random = new Random(7);
        List<PurgeScope> scopes = List.of(TAG, PREFIX, new PurgeScope.Site(), new PurgeScope.Tag("other"));
        for (int epoch = 2; epoch < 200; epoch++) {
            PurgeKind kind = random.nextBoolean() ? PurgeKind.HARD : PurgeKind.SOFT;
            purge(scopes.get(random.nextInt(scopes.size())), kind, epoch);
            long asOf = Math.max(1, epoch - random.nextInt(5));
            PageRevalidated page = page("d1", asOf, NOON.minusSeconds(random.nextInt(120)), "product:7");

            String outcome = view().judge(page, NOON).outcome();

            assertThat(!outcome.equals("refused")).isEqualTo(view().accepts(page));
            assertThat(outcome.equals("fresh")).isEqualTo(view().accepts(page) && view().isFresh(page, NOON));
        }
    }

    @Test
    void aVariantIsAskedForByItsKey() {
        String german = "/products/7#header.accept-language=de";

        assertThat(explain(german).page()).extracting(PageKey::text).containsExactly(german);
        assertThat(explain("/products/7#header.accept-language=tlh").page()).containsExactly(PAGE);
    }

    private void purge(PurgeScope scope, PurgeKind kind, long epoch) {
        sites.apply(new PagesPurged(SHOP, scope, kind, new Epoch(epoch), "owner", "", NOON));
    }

    private PageExplained explain(String target) {
        return (PageExplained) ask("shop.localhost", target);
    }

    private PageExplained explainAt(Instant now) {
        return (PageExplained) answers.answer(
                new EdgeQuestion.ExplainPage("shop.localhost", PAGE.path().encoded()), now);
    }

    private EdgeAnswer ask(String host, String target) {
        return answers.answer(new EdgeQuestion.ExplainPage(host, target), NOON);
    }

    private SiteView view() {
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }
}
