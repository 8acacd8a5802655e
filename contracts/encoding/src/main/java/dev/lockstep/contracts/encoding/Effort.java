package dev.lockstep.contracts.encoding;

/** How much time compression may take. */
public enum Effort {

    /** For what is encoded once and sent for long: about a second for a megabyte. */
    MOST,

    /** For what somebody waits for: some ten milliseconds for a megabyte. */
    QUICK
}
