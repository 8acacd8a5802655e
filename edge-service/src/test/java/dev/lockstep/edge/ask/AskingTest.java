package dev.lockstep.edge.ask;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.PAGE;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.failed;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AskingTest {
    private static final PageId ID = new PageId(new DeployId("d1"), PAGE);

    private static final Problem PROBLEM = Problem.of("the source is down", "start it");

    private final List<PageRequested> sent = new ArrayList<>();
    private final Asking asking = new Asking(sent::add, Duration.ofSeconds(10), 6);
    private final Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), manifest("d1")));

    @Test
    void howeverManyAskOneRequestIsSentAndAllAreReleased() {
        List<CompletableFuture<Landed>> waits = List.of(wait(view(1)), wait(view(1)), wait(view(1)));

        asking.landed(page("d1", 1, NOON));

        assertThat(sent).singleElement().satisfies(request -> {
            assertThat(request.reason()).isEqualTo(RenderReason.MISS);
            assertThat(request.epoch().number()).isEqualTo(1);
            assertThat(request.deadline()).isEqualTo(NOON.plusSeconds(10));
        });
        assertThat(waits).allSatisfy(wait -> assertThat(wait.join()).isEqualTo(new Landed.Rendered()));
        assertThat(asking.waiting()).isZero();
    }

    @Test
    void aViewThatHasSeenMoreAsksAnew() {
        CompletableFuture<Landed> early = wait(view(1));

        CompletableFuture<Landed> late = wait(view(2));
        asking.landed(page("d1", 2, NOON));

        assertThat(sent).hasSize(2);
        assertThat(early.join()).isEqualTo(new Landed.Rendered());
        assertThat(late.join()).isEqualTo(new Landed.Rendered());
    }

    @Test
    void aRenderThatHadSeenLessReleasesThoseWhoWaitAndLeavesTheRequestUnderWay() {
        // Given a page that was asked for, and asked for anew after a purge
        CompletableFuture<Landed> waits = wait(view(1));
        asking.ask(view(2), ID, NOON);

        // When the first render lands
        asking.landed(page("d1", 1, NOON));
        asking.ask(view(2), ID, NOON);

        // Then the second is still awaited, and not asked for a third time
        assertThat(waits.join()).isEqualTo(new Landed.Rendered());
        assertThat(sent).hasSize(2);
        assertThat(asking.pending(ID, NOON)).isPresent();
    }

    @Test
    void aRequestThatNobodyAnsweredIsSentAgain() {
        asking.ask(view(1), ID, NOON);
        asking.ask(view(1), ID, NOON.plusSeconds(9));
        assertThat(sent).hasSize(1);

        asking.ask(view(1), ID, NOON.plusSeconds(10));

        assertThat(sent).hasSize(2);
    }

    @Test
    void aRequestNamesThePageThatItIsToReplace() {
        asking.renew(view(1), page("d1", 1, NOON), RenderReason.PURGE, NOON);

        assertThat(sent).singleElement().satisfies(request -> {
            assertThat(request.reason()).isEqualTo(RenderReason.PURGE);
            assertThat(request.held()).isEqualTo(new Held(NOON, 1));
        });
    }

    @Test
    void whatHasBecomeMoreUrgentIsAskedForOnceMore() {
        asking.renew(view(1), page("d1", 1, NOON), RenderReason.AHEAD, NOON);
        asking.renew(view(1), page("d1", 1, NOON), RenderReason.STALE, NOON);
        asking.renew(view(1), page("d1", 1, NOON), RenderReason.AHEAD, NOON);

        assertThat(sent).extracting(PageRequested::reason).containsExactly(RenderReason.AHEAD, RenderReason.STALE);
    }

    @Test
    void aFailedPageIsNotAskedForAgainAtOnceAndEachTimeLater() {
        // Given a page that fails whenever it is asked for
        ask(NOON);
        fail(NOON);

        // When visitors keep coming
        ask(NOON.plusMillis(999));
        assertThat(sent).hasSize(1);
        assertThat(asking.await(view(1), ID, NOON).join()).isEqualTo(new Landed.Failed(PROBLEM));
        ask(NOON.plusSeconds(1));
        fail(NOON.plusSeconds(1));
        ask(NOON.plusMillis(2_999));
        assertThat(sent).hasSize(2);
        ask(NOON.plusSeconds(3));

        // Then the pauses double
        assertThat(sent).hasSize(3);
    }

    @Test
    void aPageThatWasNotEvenTriedIsAskedForAgainSoonHoweverOften() {
        // Given a page that workers have no room for
        CompletableFuture<Landed> waits = wait(view(1));
        turnAway(NOON);
        turnAway(NOON);
        turnAway(NOON);

        // Then whoever waits or comes is told so, and a second later it is asked for again
        assertThat(waits.join()).isEqualTo(new Landed.TurnedAway(PROBLEM));
        assertThat(wait(view(1)).join()).isEqualTo(new Landed.TurnedAway(PROBLEM));
        ask(NOON.plusMillis(999));
        assertThat(sent).hasSize(1);
        ask(NOON.plusSeconds(1));
        assertThat(sent).hasSize(2);
    }

    @Test
    void whateverHappensToTheSiteShortensThePauseAndASuccessEndsIt() {
        ask(NOON);
        fail(NOON);
        fail(NOON);
        fail(NOON);

        asking.ask(view(2), ID, NOON.plusSeconds(1));
        assertThat(sent).hasSize(2);
        asking.landed(page("d1", 2, NOON));
        asking.ask(view(2), ID, NOON.plusSeconds(1));

        assertThat(sent).hasSize(3);
    }

    @Test
    void whoComesWhenTooManyWaitIsTurnedAwayUntilOneLeaves() {
        CompletableFuture<Landed> first = wait(view(1));
        List<CompletableFuture<Landed>> others = List.of(wait(view(1)), wait(view(1)));
        assertThat(wait(view(1)).join()).isEqualTo(new Landed.Full());

        Asking.giveUp(first);

        assertThat(wait(view(1))).isNotDone();
        assertThat(others).noneMatch(CompletableFuture::isDone);
    }

    private void ask(Instant now) {
        asking.ask(view(1), ID, now);
    }

    private void fail(Instant now) {
        asking.failed(failed(PROBLEM, now), now);
    }

    private void turnAway(Instant now) {
        asking.failed(failed(PROBLEM, now).after(0), now);
    }

    private CompletableFuture<Landed> wait(SiteView view) {
        return asking.await(view, ID, NOON);
    }

    private SiteView view(long epoch) {
        sites.apply(published("d1", epoch));
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }
}
