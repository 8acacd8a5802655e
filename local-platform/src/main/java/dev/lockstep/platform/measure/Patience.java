package dev.lockstep.platform.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits, for a time or for something to come true. */
public final class Patience {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int MOST_LOOKS = 6_000;

    private Patience() {}

    /** Something that is true or will be. */
    @FunctionalInterface
    public interface Hope {
        boolean isTrue() throws IOException, InterruptedException;
    }

    public static void forTime(Duration time) throws InterruptedException {
        var _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Gives up after some minutes. */
    public static void until(Hope hope) throws IOException, InterruptedException {
        for (int look = 0; !hope.isTrue(); look++) {
            if (look == MOST_LOOKS) {
                throw new IOException("waited in vain");
            }
            forTime(LOOK_AGAIN);
        }
    }
}
