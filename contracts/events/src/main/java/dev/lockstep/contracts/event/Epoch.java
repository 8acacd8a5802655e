package dev.lockstep.contracts.event;

/** A site's logical clock: one step per publish, rollback or purge. Compares what happened, never when. */
public record Epoch(long number) implements Comparable<Epoch> {

    /** Before anything happened to the site. */
    public static final Epoch ZERO = new Epoch(0);

    public Epoch {
        if (number < 0) {
            throw new IllegalArgumentException("negative epoch: " + number);
        }
    }

    public Epoch next() {
        return new Epoch(number + 1);
    }

    public boolean isBefore(Epoch other) {
        return number < other.number;
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
