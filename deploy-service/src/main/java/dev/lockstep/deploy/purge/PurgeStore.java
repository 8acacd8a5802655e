package dev.lockstep.deploy.purge;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The latest purge of each scope and kind that is on the site log. */
public interface PurgeStore {

    /** Keeps purges in place of earlier ones of the same scope and kind. */
    void keep(List<PagesPurged> purges);

    /**
     * The versions that purges name, by what each states, of those statements that are asked for: none from before the
     * latest hard purge of the whole site.
     */
    Map<String, String> versions(SiteId site, Set<String> states);

    /** Sites with purges that can go, by the rules of {@link #floor} and {@link #takeDead}. */
    List<SiteId> withDead(Instant before, int most);

    /** The epoch of the latest purge that was made before an instant, or comes after the site's latest {@code most}. */
    Epoch floor(SiteId site, Instant before, int most);

    /**
     * Removes the purges up to a floor, and those that came before the latest hard purge of the whole site; returns
     * what each of them stated.
     */
    List<String> takeDead(SiteId site, Epoch floor);
}
