package dev.lockstep.deploy.explain;

import dev.lockstep.contracts.event.PageRevalidated;
import java.util.List;

/**
 * One render of a page and why there was one.
 *
 * @param occasion what had been done to the site before: nothing or one
 */
public record Version(PageRevalidated render, List<Occasion> occasion) {

    public Version {
        occasion = List.copyOf(occasion);
    }

    /** For people: why the page was rendered. */
    public String because() {
        String asked = switch (render.cause().reason()) {
            case MISS -> "a visitor asked for it, and the edge held none that it might serve";
            case STALE -> "it had outlived its time, and a visitor asked for it";
            case PURGE -> "it had been purged, and a visitor asked for it";
            case WARM_UP -> "it was warmed up before it was needed";
            case AHEAD -> "it is asked for often and was soon to be stale";
        };
        return occasion.isEmpty()
                ? asked
                : asked + "; the first since " + occasion.getFirst().text();
    }
}
