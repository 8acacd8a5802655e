package dev.lockstep.render.request;

import dev.lockstep.contracts.event.SiteId;
import java.util.HashMap;
import java.util.Map;

/**
 * Room for pages that wait. A site may take as much as it leaves free: one alone takes half, and however many want more
 * than there is, each gets the same and the next one finds room (Choudhury and Hahne, "Dynamic queue length thresholds",
 * 1998).
 */
final class Buffer {

    private final int capacity;
    private final Map<SiteId, Integer> used = new HashMap<>();
    private int all;

    Buffer(int capacity) {
        this.capacity = capacity;
    }

    boolean admits(SiteId site) {
        return of(site) < capacity - all;
    }

    /** Whether what is on its way should rather stay where it is. */
    boolean isFull() {
        return all >= capacity - capacity / 8;
    }

    void add(SiteId site) {
        used.merge(site, 1, Integer::sum);
        all++;
    }

    void remove(SiteId site) {
        used.computeIfPresent(site, (_, count) -> count > 1 ? count - 1 : null);
        all--;
    }

    int of(SiteId site) {
        return used.getOrDefault(site, 0);
    }

    int size() {
        return all;
    }
}
