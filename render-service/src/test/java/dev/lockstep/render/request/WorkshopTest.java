package dev.lockstep.render.request;

import static dev.lockstep.render.request.Requests.NOON;
import static dev.lockstep.render.request.Requests.miss;
import static dev.lockstep.render.request.Requests.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.SteppedClock;
import dev.lockstep.contracts.trace.Activity;
import dev.lockstep.contracts.trace.RememberedTracing;
import dev.lockstep.contracts.trace.RememberedTracing.Remembered;
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.contracts.trace.Tracing;
import dev.lockstep.render.page.RenderOutcome;
import dev.lockstep.render.page.WhyDropped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkshopTest {
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final Deque<RenderOutcome> results = new ArrayDeque<>();
    private final List<PageEvent> announced = new ArrayList<>();
    private final List<RenderOutcome> counted = new ArrayList<>();
    private final Progress partition = new Progress(0);
    private final SteppedClock clock = new SteppedClock(NOON);
    private final Failures failures = new Failures("worker", clock);
    private final Workshop workshop = new Workshop(
            new Workshop.Rules(new Limits(8, 4, 2, 4), new Retries(3, Duration.ofMillis(200)), request -> "", failures),
            new AnswerRequest(request -> results.remove(), announced::add, clock),
            new Workshop.Witnesses(announced::add, (request, outcome) -> counted.add(outcome), Tracing.OFF),
            threads::add,
            clock);

    @Test
    void aFailureIsTriedAgainAfterAWhileAndOnlyThenToldTo() {
        PageRequested request = miss("shop", "/p");
        results.add(failed(request));
        results.add(failed(request));
        results.add(failed(request));
        workshop.take(new Order(request, partition.take(0)));
        work();
        assertThat(announced).isEmpty();

        at(200);
        at(400);
        assertThat(announced).isEmpty();
        assertThat(partition.done()).isZero();
        at(600);

        assertThat(announced)
                .singleElement()
                .isInstanceOfSatisfying(
                        RenderFailed.class,
                        failure -> assertThat(failure.attempts()).isEqualTo(3));
        assertThat(partition.done()).isEqualTo(1);
    }

    @Test
    void aSecondTryThatSucceedsIsAllThatAnybodyHears() {
        PageRequested request = miss("shop", "/p");
        results.add(failed(request));
        results.add(new RenderOutcome.Rendered(page(request, 1, NOON)));
        workshop.take(new Order(request, partition.take(0)));
        work();

        at(200);

        assertThat(announced).singleElement().isInstanceOf(PageRevalidated.class);
        assertThat(partition.done()).isEqualTo(1);
    }

    @Test
    void aPageOfOldDataIsMadeAgainAndToldOfOnlyWhenTheDataDoesNotCatchUp() {
        PageRequested request = miss("shop", "/p");
        RenderOutcome outdated = new RenderOutcome.Outdated(failures.of(request, Problem.of("its data is old", "")));
        results.addAll(List.of(outdated, outdated, new RenderOutcome.Rendered(page(request, 1, NOON))));
        results.addAll(List.of(outdated, outdated, outdated));
        workshop.take(new Order(request, partition.take(0)));
        workshop.take(new Order(miss("shop", "/q"), partition.take(1)));
        threads.removeFirst().run();
        Runnable other = threads.removeFirst();

        at(200);
        at(600);
        other.run();
        at(800);
        at(1_200);

        assertThat(announced)
                .satisfiesExactly(
                        rendered -> assertThat(rendered).isInstanceOf(PageRevalidated.class),
                        failed -> assertThat(((RenderFailed) failed).attempts()).isEqualTo(3));
        assertThat(partition.done()).isEqualTo(2);
    }

    @Test
    void aRenderBelongsToTheTraceOfWhoeverAskedFirst() {
        // Given two who have asked for one page
        RememberedTracing tracing = new RememberedTracing();
        List<Trace> known = new ArrayList<>();
        Workshop traced = new Workshop(
                new Workshop.Rules(new Limits(8, 4, 2, 4), new Retries(1, Duration.ZERO), request -> "", failures),
                new AnswerRequest(
                        request -> {
                            known.add(Trace.current());
                            return new RenderOutcome.Dropped(WhyDropped.GONE);
                        },
                        announced::add,
                        clock),
                new Workshop.Witnesses(announced::add, (request, outcome) -> counted.add(outcome), tracing),
                threads::add,
                clock);
        PageRequested request = miss("shop", "/p");
        Job job = Job.of(new Order(request, partition.take(0), RememberedTracing.trace(1)))
                .with(Job.of(new Order(request, partition.take(1), RememberedTracing.trace(2))));

        // When it is made
        traced.take(job.orders().getFirst());
        work();
        Activity both = job.begin(tracing);

        // Then it is part of the first one's trace, and says so to whatever is done for it
        Remembered render = tracing.begun().getFirst();
        assertThat(render.parent()).isEqualTo(RememberedTracing.trace(1));
        assertThat(known).containsExactly(render.trace());
        assertThat(render.notes()).containsEntry("lockstep.site", "shop").containsEntry("lockstep.reason", "MISS");
        assertThat(render.failure()).isEqualTo("dropped GONE");
        assertThat(render.hasEnded()).isTrue();
        assertThat(((Remembered) both).links()).containsExactly(RememberedTracing.trace(2));
    }

    @Test
    void whoeverIsTurnedAwayIsToldSo() {
        for (int order = 0; order < 3; order++) {
            workshop.take(new Order(miss("shop", "/" + order), partition.take(order)));
        }
        workshop.take(new Order(miss("shop", "/0"), partition.take(3)));
        workshop.take(new Order(miss("shop", "/1"), partition.take(4)));
        workshop.take(new Order(miss("shop", "/2"), partition.take(5)));
        threads.removeLast().run();

        assertThat(counted).containsExactly(new RenderOutcome.Dropped(WhyDropped.SHED));
        assertThat(announced).singleElement().isInstanceOf(RenderFailed.class);
    }

    @Test
    void whoeverWaitsForAWorkerThatCannotStorePagesIsTold() {
        // Given
        Workshop full = new Workshop(
                new Workshop.Rules(new Limits(8, 4, 2, 4), new Retries(1, Duration.ZERO), request -> "", failures),
                new AnswerRequest(
                        request -> {
                            throw new IOException("directory /secret is full");
                        },
                        announced::add,
                        clock),
                new Workshop.Witnesses(announced::add, (request, outcome) -> counted.add(outcome), Tracing.OFF),
                threads::add,
                clock);

        // When
        full.take(new Order(miss("shop", "/p"), partition.take(0)));
        work();

        // Then
        assertThat(announced)
                .singleElement()
                .isInstanceOfSatisfying(
                        RenderFailed.class,
                        failure -> assertThat(failure.problem().toString())
                                .contains("could not be made or stored")
                                .doesNotContain("secret"));
        assertThat(counted).singleElement().isInstanceOf(RenderOutcome.Failed.class);
        assertThat(partition.done()).isEqualTo(1);
    }

    @Test
    void aFailureThatNobodyCanBeToldOfHoldsUpNothing() {
        // Given
        Workshop alone = new Workshop(
                new Workshop.Rules(new Limits(8, 4, 2, 4), new Retries(1, Duration.ZERO), request -> "", failures),
                new AnswerRequest(this::failed, announced::add, clock),
                new Workshop.Witnesses(
                        event -> {
                            throw new IOException("no Kafka");
                        },
                        (request, outcome) -> counted.add(outcome),
                        Tracing.OFF),
                threads::add,
                clock);

        // When
        alone.take(new Order(miss("shop", "/p"), partition.take(0)));
        work();

        // Then
        assertThat(counted).singleElement().isInstanceOf(RenderOutcome.Failed.class);
        assertThat(partition.done()).isEqualTo(1);
        assertThat(alone.running()).isZero();
    }

    @Test
    void whatIsOutOfTimeIsDroppedAndCounted() throws InterruptedException {
        boolean _ = workshop.hold(Duration.ZERO);
        workshop.take(new Order(miss("shop", "/p"), partition.take(0)));

        at(11_000);

        assertThat(counted).containsExactly(new RenderOutcome.Dropped(WhyDropped.LATE));
        assertThat(partition.done()).isEqualTo(1);
    }

    @Test
    void nothingBeginsWhilePartitionsMove() throws InterruptedException {
        boolean _ = workshop.hold(Duration.ZERO);
        workshop.take(new Order(miss("shop", "/p"), partition.take(0)));
        assertThat(threads).isEmpty();

        workshop.resume();

        assertThat(threads).hasSize(1);
    }

    @Test
    void tellsWhetherWhatHasBegunIsDone() throws InterruptedException {
        workshop.take(new Order(miss("shop", "/p"), partition.take(0)));
        assertThat(workshop.hold(Duration.ZERO)).isFalse();

        work();

        assertThat(workshop.hold(Duration.ZERO)).isTrue();
    }

    private void at(long millis) {
        clock.step(Duration.between(clock.instant(), NOON.plusMillis(millis)));
        workshop.tick();
        work();
    }

    private void work() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    private RenderOutcome failed(PageRequested request) {
        return new RenderOutcome.Failed(failures.of(request, Problem.of("the source is down", "start it")));
    }
}
