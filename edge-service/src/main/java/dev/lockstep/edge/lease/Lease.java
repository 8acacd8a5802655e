package dev.lockstep.edge.lease;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The time for which this edge may believe what it knows, counted from the last moment at which it had read all of the
 * site log and others had heard that it lives. The second half is what lets others conclude from silence: an edge that
 * they have not heard for as long as its lease holds none.
 */
public final class Lease {

    private final Duration lasts;
    private final LongSupplier nanos;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong heard = new AtomicLong();
    private volatile boolean begun;

    /** Not begun; {@code nanos} goes on while the process is stopped, such as {@link System#nanoTime}. */
    public Lease(Duration lasts, LongSupplier nanos) {
        this.lasts = lasts;
        this.nanos = nanos;
    }

    /** Everything that the site log held at a moment is in effect. */
    public void read(long atNanos) {
        if (!begun) {
            heard.set(atNanos);
            read.set(atNanos);
            begun = true;
        }
        advance(read, atNanos);
    }

    /** What this edge said of itself at a moment has reached the others. */
    public void heard(long atNanos) {
        advance(heard, atNanos);
    }

    /** Now, by the clock of this lease. */
    public long now() {
        return nanos.getAsLong();
    }

    /** Whether everything that the site log held at a moment is in effect, as far as it could be put into effect. */
    public boolean hasRead(long atNanos) {
        return begun && read.get() - atNanos >= 0;
    }

    /** Whether the site log was read to its end once. */
    public boolean hasBegun() {
        return begun;
    }

    /** The lease as it is now. */
    public Term term() {
        boolean hasBegun = begun;
        long from = earlier(read.get(), heard.get());
        return new Term(hasBegun, from + lasts.toNanos(), nanos);
    }

    /**
     * One term of the lease. Whoever looks at what this edge knows takes it first, and asks it before they act: a later
     * term says nothing of what was looked at before.
     */
    public record Term(boolean hasBegun, long endNanos, LongSupplier nanos) {
        public boolean isHeld() {
            return hasBegun && nanos.getAsLong() - endNanos <= 0;
        }
    }

    /** How long ago this edge knew everything, by its own clock; nothing before it began. */
    public Duration age() {
        return begun ? Duration.ofNanos(nanos.getAsLong() - earlier(read.get(), heard.get())) : Duration.ZERO;
    }

    public Duration lasts() {
        return lasts;
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }

    /** Nanoseconds may wrap: only their difference means something. */
    private static void advance(AtomicLong latest, long atNanos) {
        long _ = latest.accumulateAndGet(atNanos, (old, added) -> added - old > 0 ? added : old);
    }
}
