package dev.lockstep.edge.ask;

import dev.lockstep.contracts.event.SiteId;
import java.util.HashMap;
import java.util.Map;

/**
 * Places for visitors who wait. A site may take as many as it leaves free: one alone takes half, and however many a slow
 * site wants, visitors of the next one find some (Choudhury and Hahne, "Dynamic queue length thresholds", 1998).
 */
public final class Places {

    private final int capacity;
    private final Map<SiteId, Integer> taken = new HashMap<>();
    private int all;

    public Places(int capacity) {
        this.capacity = capacity;
    }

    /** Takes a place for a visitor of a site; false when the site has its share. */
    public synchronized boolean take(SiteId site) {
        boolean admitted = taken.getOrDefault(site, 0) < capacity - all;
        if (admitted) {
            taken.merge(site, 1, Integer::sum);
            all++;
        }
        return admitted;
    }

    public synchronized void leave(SiteId site) {
        taken.computeIfPresent(site, (_, count) -> count > 1 ? count - 1 : null);
        all--;
    }

    public synchronized int taken() {
        return all;
    }
}
