package dev.lockstep.contracts.event;

/** How strongly pages are purged. */
public enum PurgeKind {
    /** Never served again. */
    HARD,
    /** Stale at once: served while they are rendered anew. */
    SOFT
}
