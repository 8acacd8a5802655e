package dev.lockstep.edge.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.pass.Workers.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PassOnTest {

    private static final URI ONE = URI.create("http://one");
    private static final URI TWO = URI.create("http://two");
    private static final Passage POST = new Passage("POST", "/account", HeaderFields.NONE, new Passage.Body.None());

    private final MemoryWorkers workers = new MemoryWorkers();
    private final List<URI> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final PassOn passOn = new PassOn(
            (worker, passage) -> {
                asked.add(worker);
                return workers.pass(worker, passage);
            },
            new Rotation(List.of(ONE, TWO), () -> now),
            2);

    @Test
    void workersTakeTurns() {
        workers.says(ONE, 200, HeaderFields.NONE, "one", true);
        workers.says(TWO, 200, HeaderFields.NONE, "two", true);

        passOn.pass(POST).join();
        passOn.pass(POST).join();
        passOn.pass(POST).join();

        assertThat(asked).containsExactly(ONE, TWO, ONE);
    }

    @Test
    void theNextIsAskedWhenNothingWasSent() {
        workers.says(TWO, 200, HeaderFields.NONE, "two", true);

        assertThat(passOn.pass(POST).join()).isInstanceOf(Outcome.Answered.class);
        assertThat(asked).containsExactly(ONE, TWO);
        assertThat(passOn.unanswered()).isZero();
    }

    @Test
    void whoCouldNotBeReachedIsAskedLastForAWhile() {
        workers.says(TWO, 200, HeaderFields.NONE, "two", true);
        passOn.pass(POST).join();
        asked.clear();

        passOn.pass(POST).join();
        passOn.pass(POST).join();
        now = now.plus(Duration.ofSeconds(2));
        passOn.pass(POST).join();
        passOn.pass(POST).join();

        assertThat(asked).containsExactly(TWO, TWO, TWO, ONE, TWO);
    }

    @Test
    void whoLeavesIsAskedLastUntilItIsGone() {
        workers.says(ONE, 200, HeaderFields.NONE, "one", true);
        workers.says(TWO, 200, HeaderFields.NONE, "two", true);
        workers.leaves(ONE);

        for (int visit = 0; visit < 4; visit++) {
            assertThat(passOn.pass(POST).join()).isInstanceOf(Outcome.Answered.class);
        }
        now = now.plus(Duration.ofSeconds(10));
        passOn.pass(POST).join();

        assertThat(asked).containsExactly(ONE, TWO, TWO, TWO, ONE);
    }

    @Test
    void nothingIsSentTwice() {
        workers.says(ONE, 0, HeaderFields.NONE, "", false);
        workers.says(TWO, 200, HeaderFields.NONE, "two", true);

        assertThat(passOn.pass(POST).join()).isInstanceOf(Outcome.Silent.class);
        assertThat(asked).containsExactly(ONE);
        assertThat(passOn.unanswered()).isEqualTo(1);
    }

    @Test
    void withoutAnyWorkerThereIsAnEnd() {
        assertThat(passOn.pass(POST).join()).isInstanceOf(Outcome.Unreachable.class);
        assertThat(asked).containsExactly(ONE, TWO);
        assertThat(passOn.unanswered()).isEqualTo(1);

        PassOn alone = new PassOn(workers, new Rotation(List.of(), () -> now), 2);
        assertThat(alone.pass(POST).join()).isEqualTo(new Outcome.Unreachable("no worker is known to this edge"));
    }

    @Test
    void whoeverGivesUpGivesTheWorkerUp() {
        CompletableFuture<Outcome> silence = new CompletableFuture<>();
        PassOn patient = new PassOn((worker, passage) -> silence, new Rotation(List.of(ONE), () -> now), 2);

        patient.pass(POST).cancel(false);

        assertThat(silence).isCancelled();
    }

    @Test
    void thereIsRoomForSoMany() {
        assertThat(passOn.enter()).isTrue();
        assertThat(passOn.enter()).isTrue();
        assertThat(passOn.enter()).isFalse();

        passOn.leave();

        assertThat(passOn.underWay()).isEqualTo(1);
        assertThat(passOn.enter()).isTrue();
    }
}
