package dev.lockstep.render.request;

import dev.lockstep.contracts.event.Lane;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.SiteId;
import java.util.HashMap;
import java.util.Map;

/** What is being made: each page once at a time, and of everything no more than the limits say. */
final class Running {

    private final Limits limits;
    private final Map<PageId, Begun> pages = new HashMap<>();
    private final Map<Object, Integer> counts = new HashMap<>();

    Running(Limits limits) {
        this.limits = limits;
    }

    private record Begun(Lane lane, SiteId site, Origin origin) {}

    /** Told apart from lanes and sites by its type; unknown ones are not counted. */
    private record Origin(String name) {}

    boolean hasRoomIn(Lane lane) {
        return pages.size() < limits.renders() && count(lane) < limits.perLane(lane);
    }

    boolean hasRoomFor(SiteId site) {
        return count(site) < limits.perSite();
    }

    boolean hasRoomAt(String origin) {
        return origin.isEmpty() || count(new Origin(origin)) < limits.perOrigin();
    }

    boolean makes(PageId page) {
        return pages.containsKey(page);
    }

    void begin(Job job, String origin) {
        Begun begun = new Begun(job.lane(), job.site(), new Origin(origin));
        pages.put(job.id(), begun);
        add(begun, 1);
    }

    void end(Job job) {
        Begun begun = pages.remove(job.id());
        if (begun != null) {
            add(begun, -1);
        }
    }

    int size() {
        return pages.size();
    }

    private void add(Begun begun, int change) {
        add(begun.lane(), change);
        add(begun.site(), change);
        add(begun.origin(), change);
    }

    private void add(Object what, int change) {
        counts.merge(what, change, (old, more) -> old + more == 0 ? null : old + more);
    }

    private int count(Object what) {
        return counts.getOrDefault(what, 0);
    }
}
