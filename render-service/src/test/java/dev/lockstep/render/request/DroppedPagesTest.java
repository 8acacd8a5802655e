package dev.lockstep.render.request;

import static dev.lockstep.render.request.Requests.NOON;
import static dev.lockstep.render.request.Requests.miss;
import static dev.lockstep.render.request.Requests.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.SteppedClock;
import dev.lockstep.render.page.RenderOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A page that is dropped while it is asked for and made, in many of the orders in which all that can happen. */
class DroppedPagesTest {
    private static final int ORDERS = 2_000;
    private static final int STEPS = 60;

    /** More than a page takes. */
    private static final Duration TICK = Duration.ofMillis(10);

    @Test
    void nobodyWaitsForItInVain() throws IOException, InterruptedException {
        int ahead = 0;
        for (int seed = 0; seed < ORDERS; seed++) {
            World world = new World(seed);

            world.go(STEPS);
            ahead += world.askedAhead();
            world.comeToRest();

            assertThat(world.isAwaited()).as("order %d", seed).isFalse();
        }
        assertThat(ahead)
                .as("requests of an edge that has read more than the worker")
                .isPositive();
    }

    /** One page, an edge and the worker, which read the page log each at its own pace. */
    private static final class World {
        private final Random random;
        private final SteppedClock ticks = new SteppedClock(NOON);
        private final List<Optional<PageRevalidated>> log = new ArrayList<>();
        private final Queue<PageRequested> requests = new ArrayDeque<>();
        private final AnswerRequest answer = new AnswerRequest(this::render, this::announce, ticks);
        private int readByEdge;
        private int readByWorker;
        private int askedAhead;
        private boolean isHeld;
        private boolean isAwaited;

        World(long seed) {
            random = new Random(seed);
        }

        void go(int steps) throws IOException, InterruptedException {
            for (int step = 0; step < steps; step++) {
                if (random.nextInt(5) == 0) {
                    work();
                } else {
                    meanwhile();
                }
            }
        }

        /** Nothing is dropped any more; the worker reads nothing, which is the worst that it can do. */
        void comeToRest() throws IOException, InterruptedException {
            while (!requests.isEmpty()) {
                work();
            }
            while (readByEdge < log.size()) {
                readByEdge();
            }
        }

        boolean isAwaited() {
            return isAwaited;
        }

        int askedAhead() {
            return askedAhead;
        }

        private void work() throws IOException, InterruptedException {
            PageRequested request = requests.poll();
            if (request != null) {
                var _ = answer.answer(request);
            }
        }

        private void meanwhile() {
            ticks.step(TICK);
            switch (random.nextInt(4)) {
                case 0 -> log.add(Optional.empty());
                case 1 -> readByEdge();
                case 2 -> readByWorker();
                default -> visit();
            }
        }

        private RenderOutcome render(PageRequested request) {
            meanwhile();
            return new RenderOutcome.Rendered(page(request, 1, ticks.instant()));
        }

        /** What is announced can be read, and dropped again, before the worker hears that it is on the log. */
        private void announce(PageEvent event) {
            ticks.step(TICK);
            log.add(Optional.of((PageRevalidated) event));
            meanwhile();
            meanwhile();
        }

        private void readByEdge() {
            if (readByEdge < log.size()) {
                isHeld = log.get(readByEdge++).isPresent();
                isAwaited = isAwaited && !isHeld;
            }
        }

        private void readByWorker() {
            if (readByWorker < log.size()) {
                log.get(readByWorker++)
                        .ifPresentOrElse(
                                answer::announced,
                                () -> answer.withdrawn(miss("shop", "/p").id()));
            }
        }

        private void visit() {
            if (!isHeld && !isAwaited) {
                isAwaited = true;
                askedAhead += readByEdge > readByWorker ? 1 : 0;
                requests.add(missedNow());
            }
        }

        private PageRequested missedNow() {
            PageRequested like = miss("shop", "/p");
            return new PageRequested(
                    like.site(),
                    like.deploy(),
                    like.page(),
                    like.reason(),
                    like.epoch(),
                    like.held(),
                    ticks.instant(),
                    like.deadline());
        }
    }
}
