package dev.lockstep.render.request;

import java.util.Collection;
import java.util.List;

/**
 * Which part of all that is asked for one worker does. All do so in turns, a partition's after another's; those of one worker,
 * whose partitions are neighbours, lie well apart: each partition comes about a golden section of a round after the one
 * before.
 *
 * @param turns which turns of a round are the worker's, in their order
 * @param round how many there are
 */
public record Share(List<Integer> turns, int round) {

    /** Of whoever works alone. */
    static final Share ALL = new Share(List.of(0), 1);

    private static final double GOLDEN_SECTION = 0.618;

    public Share {
        turns = turns.stream().sorted().toList();
        if (turns.isEmpty() || turns.getFirst() < 0 || turns.getLast() >= round) {
            throw new IllegalArgumentException("no turns of a round of " + round + ": " + turns);
        }
    }

    /** That of a worker that has these of as many partitions, at least one. */
    public static Share of(Collection<Integer> partitions, int all) {
        int stride = stride(all);
        return new Share(
                partitions.stream().map(partition -> partition * stride % all).toList(), all);
    }

    /** Has no divisor in common with the round, so that each partition has a turn of its own. */
    private static int stride(int round) {
        int stride = (int) Math.round(round * GOLDEN_SECTION);
        while (divisor(stride, round) > 1) {
            stride++;
        }
        return stride;
    }

    private static int divisor(int one, int other) {
        return other == 0 ? one : divisor(other, one % other);
    }

    /** Counts the worker's turns before a turn, both from when time began. */
    long before(long turn) {
        long since = Math.floorMod(turn, (long) round);
        long rest = turns.stream().filter(own -> own < since).count();
        return Math.floorDiv(turn, (long) round) * turns.size() + rest;
    }

    /** Which of all turns the worker's next is, when it has had so many: the other way of {@link #before}. */
    long turn(long had) {
        return Math.floorDiv(had, (long) turns.size()) * round
                + turns.get((int) Math.floorMod(had, (long) turns.size()));
    }
}
