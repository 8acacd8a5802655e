package dev.lockstep.contracts.event.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When to tell of what fails over and over: at once, and then now and then. */
final class Complaints {

    private static final long AGAIN_AFTER_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private boolean told;
    private long toldAt;

    /** {@code nanos} is such as {@link System#nanoTime}. */
    Complaints(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether to tell that it has failed just now; if so it is taken for told. */
    boolean isDue() {
        long now = nanos.getAsLong();
        boolean due = !told || now - toldAt >= AGAIN_AFTER_NANOS;
        if (due) {
            told = true;
            toldAt = now;
        }
        return due;
    }

    /** Loudly when it is due, and else for those who look for it. */
    System.Logger.Level level() {
        return isDue() ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG;
    }
}
