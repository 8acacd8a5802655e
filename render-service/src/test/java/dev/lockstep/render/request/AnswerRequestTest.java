package dev.lockstep.render.request;

import static dev.lockstep.render.request.Requests.NOON;
import static dev.lockstep.render.request.Requests.miss;
import static dev.lockstep.render.request.Requests.page;
import static dev.lockstep.render.request.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.render.page.RenderOutcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerRequestTest {
    private final List<PageEvent> announced = new ArrayList<>();
    private long seen = 1;
    private Instant renders = NOON;
    private final AnswerRequest answer = new AnswerRequest(
            request -> new RenderOutcome.Rendered(page(request, seen, renders)),
            announced::add,
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void theSamePageIsMadeOnceForManyEdges() throws IOException, InterruptedException {
        answer.answer(miss("shop", "/p"));

        assertThat(answer.answer(miss("shop", "/p"))).isEqualTo(new RenderOutcome.Answered());
        assertThat(announced).hasSize(1);
    }

    @Test
    void aPageWhoseAnnouncementWasLostIsMadeAnew() throws IOException, InterruptedException {
        // Given a page that was announced on a log which is no more
        answer.answer(miss("shop", "/p"));
        answer.forget();

        // When, Then
        assertThat(answer.answer(miss("shop", "/p"))).isInstanceOf(RenderOutcome.Rendered.class);
        assertThat(announced).hasSize(2);
    }

    @Test
    void aPageThatWasTakenBackIsMadeAnew() throws IOException, InterruptedException {
        answer.answer(miss("shop", "/p"));
        answer.withdrawn(miss("shop", "/p").id());

        assertThat(answer.answer(miss("shop", "/p"))).isInstanceOf(RenderOutcome.Rendered.class);
    }

    @Test
    void whoeverAsksForAPageAfterItWasMadeIsToldOfItOnceMore() throws IOException, InterruptedException {
        // Given a page that an edge has read to be taken back, and this worker has not
        answer.answer(miss("shop", "/p"));

        // When that edge asks for it, and one that is behind would have an older one replaced
        RenderOutcome missed = answer.answer(after(miss("shop", "/p")));
        Held older = new Held(NOON.minusSeconds(5), 1);
        RenderOutcome renewed = answer.answer(after(request("shop", "/p", RenderReason.STALE, 1, older)));

        // Then it is announced after whatever took it back, and not made again
        assertThat(List.of(missed, renewed)).containsOnly(new RenderOutcome.Answered());
        assertThat(announced).hasSize(3).containsOnly(announced.getFirst());
    }

    @Test
    void aPageThatHadNotSeenWhatTheRequestNamesDoesNotAnswerIt() throws IOException, InterruptedException {
        answer.answer(miss("shop", "/p"));
        seen = 2;

        assertThat(answer.answer(request("shop", "/p", RenderReason.PURGE, 2, Held.NOTHING)))
                .isInstanceOf(RenderOutcome.Rendered.class);
    }

    @Test
    void aPageDoesNotReplaceItself() throws IOException, InterruptedException {
        // Given a page that is fresh
        answer.answer(miss("shop", "/p"));

        // When it is to be renewed ahead of time, by two edges
        renders = NOON.plusSeconds(50);
        var ahead = request("shop", "/p", RenderReason.AHEAD, 1, new Held(NOON, 1));
        RenderOutcome first = answer.answer(ahead);
        RenderOutcome second = answer.answer(ahead);

        // Then it is, once
        assertThat(first).isInstanceOf(RenderOutcome.Rendered.class);
        assertThat(second).isEqualTo(new RenderOutcome.Answered());
    }

    @Test
    void whatAnotherWorkerHasMadeIsNotMadeAgain() throws IOException, InterruptedException {
        answer.announced(page(miss("shop", "/p"), 1, NOON));

        assertThat(answer.answer(miss("shop", "/p"))).isEqualTo(new RenderOutcome.Answered());
        assertThat(announced).isEmpty();
    }

    @Test
    void aPageThatIsNotFreshAnyMoreAnswersNobodyWhoHasNone() throws IOException, InterruptedException {
        answer.announced(page(miss("shop", "/p"), 1, NOON.minusSeconds(60)));

        assertThat(answer.answer(miss("shop", "/p"))).isInstanceOf(RenderOutcome.Rendered.class);
    }

    private static PageRequested after(PageRequested like) {
        return new PageRequested(
                like.site(),
                like.deploy(),
                like.page(),
                like.reason(),
                like.epoch(),
                like.held(),
                NOON.plusSeconds(1),
                like.deadline());
    }
}
