package dev.lockstep.contracts.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;

class ConsumerLoopTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<MockConsumer<String, byte[]>> consumers = new ArrayList<>();
    private final List<Consumer<String, byte[]>> followed = new ArrayList<>();

    @Test
    void whatFailsBeginsAnewWithAnotherConsumer() {
        try (ConsumerLoop loop = loop((consumer, _) -> {
            followed.add(consumer);
            if (followed.size() == 1) {
                throw new IllegalStateException("the first one fails");
            }
            throw new InterruptException("the second one is to end");
        })) {
            loop.run();
        }

        assertThat(followed).hasSize(2).doesNotHaveDuplicates();
        assertThat(consumers).hasSize(2).allMatch(MockConsumer::closed);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whoeverClosesItWaitsUntilWhatHasBegunIsDone() throws InterruptedException {
        // Given a loop that is following
        CountDownLatch begun = new CountDownLatch(1);
        List<String> done = new ArrayList<>();
        ConsumerLoop loop = loop((_, isClosed) -> {
            begun.countDown();
            while (!isClosed.getAsBoolean()) {
                Thread.onSpinWait();
            }
            done.add("all");
        });
        Thread thread = Thread.ofPlatform().daemon().start(loop);
        begun.await();

        // When
        loop.close();

        // Then
        assertThat(done).containsExactly("all");
        thread.join();
    }

    @Test
    void whoeverClosesWhatHasNotBegunDoesNotWaitAndNothingBegins() {
        ConsumerLoop loop = loop((consumer, _) -> followed.add(consumer));

        loop.close();
        loop.run();

        assertThat(followed).isEmpty();
    }

    private ConsumerLoop loop(ConsumerLoop.Following following) {
        return new ConsumerLoop(
                "test",
                LONG,
                () -> {
                    consumers.add(new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name()));
                    return consumers.getLast();
                },
                following);
    }
}
