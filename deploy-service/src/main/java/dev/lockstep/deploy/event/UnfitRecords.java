package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers records that cannot be used, so that a topic full of them is told of in few words. For one thread. */
final class UnfitRecords {
    static final Duration WAIT = Duration.ofSeconds(1);

    private final Map<Of, Batch> batches = new LinkedHashMap<>();

    private record Of(SiteId site, String topic) {}

    private static final class Batch {
        private final Place first;
        private final String reason;
        private final Instant since;
        private final Map<Integer, Place> earliest = new HashMap<>();
        private int records;

        private Batch(Place first, String reason, Instant since) {
            this.first = first;
            this.reason = reason;
            this.since = since;
        }

        private void add(Place place) {
            earliest.putIfAbsent(place.partition(), place);
            records++;
        }
    }

    void add(SiteId site, Place place, String reason, Instant now) {
        batches.computeIfAbsent(new Of(site, place.topic()), _ -> new Batch(place, reason, now))
                .add(place);
    }

    /** What waits no longer. It is gathered still, until {@link #done}. */
    List<Unfit> due(Instant now) {
        return batches.entrySet().stream()
                .filter(each -> !now.isBefore(each.getValue().since.plus(WAIT)))
                .map(each -> unfit(each.getKey().site(), each.getValue(), now))
                .toList();
    }

    void done(Unfit told) {
        batches.remove(new Of(told.site(), told.first().topic()));
    }

    /** Of each partition of a topic, the earliest record that is not told of yet. */
    Map<Integer, Place> waiting(String topic) {
        Map<Integer, Place> waiting = new HashMap<>();
        batches.forEach((of, batch) -> {
            if (of.topic().equals(topic)) {
                batch.earliest.forEach((partition, place) -> waiting.merge(partition, place, Place::earlier));
            }
        });
        return waiting;
    }

    private static Unfit unfit(SiteId site, Batch batch, Instant now) {
        return new Unfit(site, batch.first, batch.records, batch.reason, now);
    }
}
