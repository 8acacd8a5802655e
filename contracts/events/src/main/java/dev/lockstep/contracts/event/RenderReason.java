package dev.lockstep.contracts.event;

/** Why a page is asked for. */
public enum RenderReason {
    /** No edge that was asked holds a valid page. */
    MISS(Lane.VISITOR),
    /** The page was purged. */
    PURGE(Lane.DEMAND),
    /** The page that visitors see has outlived its freshness. */
    STALE(Lane.TIMED),
    /** A publish or rollback is about to need the page. */
    WARM_UP(Lane.SPARE),
    /** The page is popular and will be stale soon. */
    AHEAD(Lane.SPARE);

    private final Lane lane;

    RenderReason(Lane lane) {
        this.lane = lane;
    }

    public Lane lane() {
        return lane;
    }
}
