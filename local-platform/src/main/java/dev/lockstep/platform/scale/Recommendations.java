package dev.lockstep.platform.scale;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was wanted lately: more is had at once, fewer only when no more was wanted for a while. */
public final class Recommendations {

    private final Duration settle;
    private final Deque<Recommended> lately = new ArrayDeque<>();

    public Recommendations(Duration settle) {
        this.settle = settle;
    }

    private record Recommended(int workers, Duration at) {}

    /**
     * How many there are to be now.
     *
     * @param at since when this began
     */
    public int settle(int wanted, int workers, Duration at) {
        lately.addLast(new Recommended(wanted, at));
        lately.removeIf(each -> each.at().plus(settle).compareTo(at) < 0);
        int most = lately.stream().mapToInt(Recommended::workers).max().orElse(wanted);
        return wanted > workers ? wanted : Math.min(workers, most);
    }
}
