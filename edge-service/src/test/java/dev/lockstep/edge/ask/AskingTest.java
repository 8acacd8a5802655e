package dev.lockstep.edge.ask;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.PAGE;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AskingTest {
    private static final PageId ID = new PageId(new DeployId("d1"), PAGE);

    private final List<PageRequested> sent = new ArrayList<>();
    private final Asking asking = new Asking(sent::add, Duration.ofSeconds(10), 3);
    private final Sites sites = new Sites(new MemoryManifests().with(digest("d1"), manifest("d1")));

    @Test
    void howeverManyAskOneRequestIsSentAndAllAreReleased() {
        List<CompletableFuture<Landed>> waits = List.of(wait(view(1)), wait(view(1)), wait(view(1)));

        asking.landed(ID, new Landed.Rendered());

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
        asking.landed(ID, new Landed.Rendered());

        assertThat(sent).hasSize(2);
        assertThat(early.join()).isEqualTo(new Landed.Rendered());
        assertThat(late.join()).isEqualTo(new Landed.Rendered());
    }

    @Test
    void aRequestThatNobodyAnsweredIsSentAgain() {
        asking.ask(view(1), ID, RenderReason.STALE, NOON);
        asking.ask(view(1), ID, RenderReason.STALE, NOON.plusSeconds(9));
        assertThat(sent).hasSize(1);

        asking.ask(view(1), ID, RenderReason.STALE, NOON.plusSeconds(10));

        assertThat(sent).hasSize(2);
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

    private CompletableFuture<Landed> wait(SiteView view) {
        return asking.await(view, ID, NOON);
    }

    private SiteView view(long epoch) {
        sites.apply(published("d1", epoch));
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }
}
