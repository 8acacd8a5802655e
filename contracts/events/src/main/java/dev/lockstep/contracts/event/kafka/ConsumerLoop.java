package dev.lockstep.contracts.event.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Follows what a group of consumers shares, and begins anew with another consumer as often as that fails. Whoever closes it
 * waits until what has begun is done, so that whoever comes next goes on there.
 */
public final class ConsumerLoop implements Runnable, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ConsumerLoop.class.getName());
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private final String name;
    private final Duration farewell;
    private final Supplier<? extends Consumer<String, byte[]>> consumers;
    private final Following following;
    private final Complaints complaints = new Complaints(System::nanoTime);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean begun;

    /**
     * Has not begun.
     *
     * @param name what it is called in the log
     * @param farewell how long {@link #close} waits at most
     */
    public ConsumerLoop(
            String name,
            Duration farewell,
            Supplier<? extends Consumer<String, byte[]>> consumers,
            Following following) {
        this.name = name;
        this.farewell = farewell;
        this.consumers = consumers;
        this.following = following;
    }

    /** What is done with a consumer. */
    @FunctionalInterface
    public interface Following {

        /** Returns once it is told to, or throws what keeps it from going on. */
        void follow(Consumer<String, byte[]> consumer, BooleanSupplier isClosed);
    }

    /** Works until closed; give it a thread of its own. */
    @Override
    public void run() {
        begun = true;
        while (!isClosed()) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                following.follow(consumer, this::isClosed);
            } catch (InterruptException closing) {
                closed.countDown();
            } catch (RuntimeException failure) {
                LOG.log(complaints.level(), "loop begins anew until it can go on name=" + name, failure);
                pause();
            }
        }
        ended.countDown();
    }

    /** Returns when what has begun is done, or after a while. */
    @Override
    public void close() {
        closed.countDown();
        if (!begun) {
            return;
        }
        try {
            boolean inTime = ended.await(farewell.toMillis(), TimeUnit.MILLISECONDS);
            LOG.log(System.Logger.Level.DEBUG, "loop has ended name={0} in time={1}", name, inTime);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause() {
        try {
            boolean closing = closed.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.log(System.Logger.Level.DEBUG, "loop paused name={0} closing={1}", name, closing);
        } catch (InterruptedException interrupted) {
            closed.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
