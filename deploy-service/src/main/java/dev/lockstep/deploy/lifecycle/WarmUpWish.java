package dev.lockstep.deploy.lifecycle;

import java.time.Duration;

/**
 * How a deploy is to be warmed up before visitors see it.
 *
 * @param pages how many of the pages that visitors ask for are rendered, at most; none for no warm-up
 * @param atMost how long the publish waits for them
 * @param toleratedPercent how many of a hundred of these pages may fail and the deploy is published all the same
 */
public record WarmUpWish(int pages, Duration atMost, int toleratedPercent) {
    public static final int MOST_PAGES = 200;
    public static final Duration LONGEST = Duration.ofSeconds(60);

    /** Short enough that nobody minds, and no gate: whoever has not heard of warm-ups has no reason to be stopped by one. */
    public static final WarmUpWish DEFAULT = new WarmUpWish(20, Duration.ofSeconds(3), 100);

    /** No warm-up. */
    public static final WarmUpWish NONE = new WarmUpWish(0, Duration.ZERO, 100);

    public WarmUpWish {
        if (pages < 0 || pages > MOST_PAGES) {
            throw new IllegalArgumentException("a warm-up has 0 to " + MOST_PAGES + " pages: " + pages);
        }
        if (atMost.isNegative() || atMost.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a warm-up takes " + LONGEST + " at most: " + atMost);
        }
        if (toleratedPercent < 0 || toleratedPercent > 100) {
            throw new IllegalArgumentException("a gate is a share from 0% to 100%: " + toleratedPercent + "%");
        }
    }

    boolean tolerates(int failed, int of) {
        return 100L * failed <= (long) toleratedPercent * of;
    }
}
