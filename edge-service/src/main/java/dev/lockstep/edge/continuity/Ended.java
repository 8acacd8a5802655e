package dev.lockstep.edge.continuity;

/** How it ended that a visitor waited for an edge to come as far as they have. */
public enum Ended {
    /** It has come as far. */
    REACHED,
    /** It has read all that there was when the visitor came: what they name is not of this site, or not any more. */
    CONFIRMED,
    /** They have waited long enough. */
    OUT_OF_TIME,
    /** So many wait already, of this site or of all, that they could not. */
    FULL,
    /** They have left. */
    LEFT;

    /** Whether the edge may be behind what the visitor has seen. */
    public boolean isBehind() {
        return this == OUT_OF_TIME || this == FULL;
    }
}
