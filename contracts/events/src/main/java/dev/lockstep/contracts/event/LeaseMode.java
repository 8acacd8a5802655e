package dev.lockstep.contracts.event;

/** What an edge does for a site once it cannot confirm any more that it knows all that the site log says. */
public enum LeaseMode {
    /** Serves what it has, and says so. */
    AVAILABLE,
    /** Serves nothing that may have been purged or replaced meanwhile. */
    STRICT
}
