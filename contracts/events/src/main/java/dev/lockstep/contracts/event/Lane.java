package dev.lockstep.contracts.event;

/** How urgent a render is, the most urgent first. */
public enum Lane {
    /** A visitor waits. */
    VISITOR,
    /** Somebody said that the page is out of date. */
    DEMAND,
    /** The page's time is over. */
    TIMED,
    /** Nobody has missed the page yet. */
    SPARE;

    public boolean isMoreUrgentThan(Lane other) {
        return compareTo(other) < 0;
    }
}
