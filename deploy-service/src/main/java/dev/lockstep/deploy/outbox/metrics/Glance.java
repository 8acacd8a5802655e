package dev.lockstep.deploy.outbox.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the database for gauges. One look is for all of them that are read together, also when it fails, and while it is
 * under way there is no other. Nobody waits for it for long: Prometheus gives up a scrape after ten seconds, and would not
 * learn that requests wait for connections, as the look does just then.
 */
final class Glance<T> {
    private static final System.Logger LOG = System.getLogger(Glance.class.getName());

    /** As long as a scrape may take, and shorter than from one to the next. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    /** There are two of these, and both together are far below ten seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Supplier<T> look;
    private final Executor threads;
    private final LongSupplier nanos;
    private @Nullable Begun<T> last;

    Glance(Supplier<T> look, Executor threads, LongSupplier nanos) {
        this.look = look;
        this.threads = threads;
        this.nanos = nanos;
    }

    /** In threads of its own. */
    static <T> Glance<T> at(Supplier<T> look) {
        return new Glance<>(look, task -> Thread.ofVirtual().name("glance").start(task), System::nanoTime);
    }

    private record Begun<T>(FutureTask<T> seen, long atNanos) {}

    /** Empty while nobody can tell. */
    Optional<T> see() {
        Begun<T> begun = begun();
        long left = PATIENCE.toNanos() - (nanos.getAsLong() - begun.atNanos());
        try {
            return Optional.of(begun.seen().get(left, TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException unknown) {
            LOG.log(System.Logger.Level.DEBUG, "the database does not tell a gauge what it asks", unknown);
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized Begun<T> begun() {
        long now = nanos.getAsLong();
        Begun<T> begun = last;
        if (begun == null || (begun.seen().isDone() && now - begun.atNanos() >= REMEMBERED.toNanos())) {
            begun = new Begun<>(new FutureTask<>(look::get), now);
            last = begun;
            threads.execute(begun.seen());
        }
        return begun;
    }
}
