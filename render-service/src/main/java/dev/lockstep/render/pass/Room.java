package dev.lockstep.render.pass;

import dev.lockstep.contracts.event.SiteId;
import java.util.HashMap;
import java.util.Map;

/** How many requests are under way: one site may have no more than its share, so that it keeps no other out. */
public final class Room {

    private final int most;
    private final int perSite;
    private final Map<SiteId, Integer> bySite = new HashMap<>();
    private int all;

    public Room(int most, int perSite) {
        this.most = most;
        this.perSite = perSite;
    }

    /** Whether there was room; who entered has to leave. */
    synchronized boolean enter(SiteId site) {
        int ofSite = bySite.getOrDefault(site, 0);
        if (all >= most || ofSite >= perSite) {
            return false;
        }
        bySite.put(site, ofSite + 1);
        all++;
        return true;
    }

    synchronized void leave(SiteId site) {
        bySite.merge(site, -1, (before, less) -> before + less == 0 ? null : before + less);
        all--;
    }

    public synchronized int taken() {
        return all;
    }
}
