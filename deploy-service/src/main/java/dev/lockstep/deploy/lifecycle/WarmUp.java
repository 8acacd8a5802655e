package dev.lockstep.deploy.lifecycle;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.expectation.Expectation;
import java.time.Instant;
import java.util.List;

/**
 * How the latest warm-up of a deploy goes, or went.
 *
 * @param expected what must be true of the site when it ends, else the deploy is not published
 * @param of how many pages are to be rendered
 * @param asked for how many a render was asked
 * @param faults why pages must count as failed, a bounded few of them
 */
public record WarmUp(
        WarmUpWish wish,
        Expectation expected,
        Instant begunAt,
        int of,
        int asked,
        int rendered,
        int failed,
        List<Problem> faults) {
    private static final int MOST_FAULTS = 20;

    public WarmUp {
        faults = List.copyOf(faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
    }

    /** None yet. */
    public static WarmUp wished(WarmUpWish wish) {
        return new WarmUp(wish, Expectation.any(), Instant.EPOCH, 0, 0, 0, 0, List.of());
    }

    public WarmUp expect(Expectation wanted) {
        return new WarmUp(wish, wanted, begunAt, of, asked, rendered, failed, faults);
    }

    public WarmUp begin(int pages, Instant now) {
        return new WarmUp(wish, expected, now, pages, 0, 0, 0, List.of());
    }

    public WarmUp ask(int pages) {
        return new WarmUp(wish, expected, begunAt, of, pages, rendered, failed, faults);
    }

    public WarmUp reach(int good, List<Problem> bad) {
        return new WarmUp(wish, expected, begunAt, of, asked, good, bad.size(), bad);
    }

    /** Whether more pages failed than whoever publishes tolerates. */
    public boolean isTooBad() {
        return !wish.tolerates(failed, of);
    }
}
