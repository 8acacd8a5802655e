package dev.lockstep.contracts.event;

/**
 * How much of what all sites share one of them may take.
 *
 * @param rendersPerSecond by all workers together
 */
public record Allowance(long rendersPerSecond) {

    /** As much as there is. */
    public static final Allowance UNLIMITED = new Allowance(Long.MAX_VALUE);

    public Allowance {
        if (rendersPerSecond < 1) {
            throw new IllegalArgumentException("whoever may render nothing has no pages: " + rendersPerSecond);
        }
    }

    public boolean limitsRenders() {
        return rendersPerSecond != UNLIMITED.rendersPerSecond;
    }
}
