package dev.lockstep.contracts.event;

/** Why a page is asked for. */
public enum RenderReason {
    /** No edge that was asked holds a valid page. */
    MISS,
    /** The page that visitors see has outlived its freshness. */
    STALE,
    /** The page was purged. */
    PURGE,
    /** A publish or rollback is about to need the page. */
    WARM_UP,
    /** The page is popular and will be stale soon. */
    AHEAD
}
