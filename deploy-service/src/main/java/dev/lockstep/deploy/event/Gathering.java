package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.DataVersion;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.event.rule.EventRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers changes, so that a burst of them is one purge. The first change of a rule begins a wait; when it is over, or so
 * many tags have come together that more would not fit one purge, all of them are due. For one thread.
 */
final class Gathering {
    private final int mostTags;
    private final Map<Concern, Batch> batches = new LinkedHashMap<>();

    Gathering(int mostTags) {
        this.mostTags = mostTags;
    }

    /** Whom a change concerns: one rule of one site. */
    record Concern(SiteId site, DeployId deploy, EventRule rule) {}

    /** What came together for one rule. */
    static final class Batch {
        private final Concern concern;
        private final Instant due;
        private final Map<String, String> versions = new LinkedHashMap<>();
        private final Map<Integer, Place> earliest = new HashMap<>();
        private int records;

        private Batch(Concern concern, Instant due) {
            this.concern = concern;
            this.due = due;
        }

        Concern concern() {
            return concern;
        }

        int records() {
            return records;
        }

        /** Each tag and the newest version that was named for it, empty when none was. */
        Map<String, String> versions() {
            return Map.copyOf(versions);
        }

        private void add(Map<String, String> tags, Place place) {
            tags.forEach((tag, version) -> versions.merge(tag, version, DataVersion::newest));
            earliest.merge(place.partition(), place, Place::earlier);
            records++;
        }
    }

    void add(Concern concern, Map<String, String> tags, Place place, Instant now) {
        if (!tags.isEmpty()) {
            Duration wait = concern.rule().debounce();
            batches.computeIfAbsent(concern, _ -> new Batch(concern, now.plus(wait)))
                    .add(tags, place);
        }
    }

    /** What waits no longer. It is gathered still, until {@link #done}. */
    List<Batch> due(Instant now) {
        List<Batch> due = new ArrayList<>();
        for (Iterator<Batch> each = batches.values().iterator(); each.hasNext(); ) {
            Batch batch = each.next();
            if (!now.isBefore(batch.due) || batch.versions.size() >= mostTags) {
                due.add(batch);
            }
        }
        return due;
    }

    void done(Batch batch) {
        batches.remove(batch.concern);
    }

    /** Of each partition of a topic, the earliest record that is still waited for. */
    Map<Integer, Place> waiting(String topic) {
        Map<Integer, Place> waiting = new HashMap<>();
        batches.values().stream()
                .filter(batch -> batch.concern.rule().topic().equals(topic))
                .forEach(batch ->
                        batch.earliest.forEach((partition, place) -> waiting.merge(partition, place, Place::earlier)));
        return waiting;
    }
}
