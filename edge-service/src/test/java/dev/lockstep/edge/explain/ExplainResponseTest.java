package dev.lockstep.edge.explain;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.PAGE;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.failed;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Allowance;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.TokenEnd;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.Compose;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.answer.Moment;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.answer.RequestHead;
import dev.lockstep.edge.answer.Selected;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.continuity.Ended;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainResponseTest {
    private static final RequestHead HEAD = new RequestHead(PAGE.path(), Map.of(), _ -> "");

    private final Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), manifest("d1")));
    private final Pages pages = new Pages();
    private final Decide decide = new Decide(pages);
    private final Asking asking = new Asking(request -> {}, Duration.ofSeconds(10), 3);
    private final ExplainResponse explain =
            new ExplainResponse(new EdgeId("edge-1"), new ExplainPage(decide, pages, asking));

    @BeforeEach
    void configureTheSite() {
        sites.apply(published("d1", 1));
        sites.apply(new SiteConfigured(
                SHOP, LeaseMode.AVAILABLE, List.of(digest("one"), digest("two")), Access.USUAL, 1, Epoch.ZERO, NOON));
    }

    @Test
    void theTokensOfTheSiteAreAllowed() {
        assertThat(ExplainResponse.isAllowed("one", view(), NOON)).isTrue();
        assertThat(ExplainResponse.isAllowed("two", view(), NOON)).isTrue();
    }

    @Test
    void oneThatHasEndedByTheClockIsNotWhetherOrNotItIsSaid() {
        // Given
        sites.apply(new SiteConfigured(
                SHOP,
                LeaseMode.AVAILABLE,
                List.of(digest("one"), digest("two")),
                List.of(new TokenEnd(digest("two"), NOON)),
                Access.USUAL,
                Allowance.UNLIMITED,
                2,
                Epoch.ZERO,
                NOON,
                false));

        // When, Then
        assertThat(ExplainResponse.isAllowed("two", view(), NOON.minusMillis(1)))
                .isTrue();
        assertThat(ExplainResponse.isAllowed("two", view(), NOON)).isFalse();
        assertThat(ExplainResponse.isAllowed("one", view(), NOON.plusSeconds(60)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "three", "One", "one "})
    void anyOtherIsNot(String token) {
        assertThat(ExplainResponse.isAllowed(token, view(), NOON)).isFalse();
    }

    @Test
    void theResponseSaysWhyAndIsNobodyElses() {
        pages.keep(page("d1", 1, NOON, "tag \"ü\"\r\tx: y"));
        Answer.Hit hit = (Answer.Hit) decide.answer(HEAD, view(), NOON);

        Reply explained = explain.explain(reply(hit), hit, NOON);

        assertThat(explained.headers())
                .containsEntry("cache-control", "private, no-store")
                .containsEntry(
                        "lockstep-explain",
                        "edge=\"edge-1\", deploy=\"d1\", epoch=1, outcome=\"fresh\","
                                + " why=\"it is fresh until 2026-03-01T12:01:00Z\", coding=\"identity\", page=\""
                                + PAGE.text()
                                + "\", as-of=1,"
                                + " rendered-at=\"2026-03-01T12:00:00Z\", took-millis=5, worker=\"worker\","
                                + " cause=\"miss\", cause-epoch=1, tags=\"tag \\\"%C3%BC\\\"%0D%09x: y\"");
        assertThat(explained.content()).isEqualTo(reply(hit).content());
    }

    @Test
    void whoHasThePageAlreadyIsToldTheSame() {
        pages.keep(page("d1", 1, NOON));
        RequestHead again = new RequestHead(PAGE.path(), Map.of(), name -> name.equals("if-none-match") ? "*" : "");
        Answer.Hit hit = (Answer.Hit) decide.answer(again, view(), NOON);

        Reply explained = explain.explain(Selected.of(reply(hit), again, true), hit, NOON);

        assertThat(explained.status()).isEqualTo(304);
        assertThat(explained.headers().get("lockstep-explain"))
                .contains("as-of=1")
                .doesNotContain("coding");
    }

    @Test
    void aPageThatIsNotAskedForSaysUntilWhen() {
        asking.failed(failed(Problem.of("the source is down", "start it"), NOON), NOON);
        pages.keep(page("d1", 1, NOON));
        Answer.Hit hit = (Answer.Hit) decide.answer(HEAD, view(), NOON);

        assertThat(explain.explain(reply(hit), hit, NOON).headers().get("lockstep-explain"))
                .endsWith(", failures=1, resting-until=\"2026-03-01T12:00:01Z\"");
    }

    @Test
    void whoHasWaitedIsToldForWhat() {
        pages.keep(page("d1", 1, NOON));
        Answer.Hit hit = (Answer.Hit) decide.answer(HEAD, view(), NOON);
        Reply explained = explain.explain(reply(hit), hit, NOON);

        assertThat(ExplainResponse.waited(explained, Ended.OUT_OF_TIME).headers())
                .containsEntry(
                        "lockstep-explain", explained.headers().get("lockstep-explain") + ", waited=\"out-of-time\"");
    }

    private SiteView view() {
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }

    private static Reply reply(Answer.Hit hit) {
        return new Moment(hit.page(), NOON).hit(Compose.page(hit.view(), hit.page(), hit.routed()));
    }
}
