package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.SiteId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A site log on the heap, which is never compacted. */
public final class MemorySiteLog implements SiteLog {
    private final Map<Position, Written> records = new LinkedHashMap<>();
    private final Map<Integer, Long> beginnings = new HashMap<>();
    private final Map<String, Unreadable> unreadable = new LinkedHashMap<>();

    public void add(Position position, Written written) {
        records.put(position, written);
        unreadable.remove(key(written.site(), written.states()));
    }

    /** In a form that is not known here. */
    public void addUnreadable(Position position, SiteId site, String states) {
        unreadable.put(key(site, states), new Unreadable(key(site, states), position, "it is not known here"));
    }

    /** Deletes what lies before. */
    public void cut(Position begin) {
        beginnings.put(begin.partition(), begin.offset());
        records.keySet()
                .removeIf(position -> position.partition() == begin.partition() && position.offset() < begin.offset());
    }

    @Override
    public Map<Integer, Long> beginnings() {
        return Map.copyOf(beginnings);
    }

    @Override
    public Map<Integer, Long> read(Map<Integer, Long> from, Reader reader) {
        Map<Integer, Long> ends = new HashMap<>();
        records.forEach((position, written) -> {
            ends.merge(position.partition(), position.offset() + 1, Math::max);
            if (position.offset() >= from.getOrDefault(position.partition(), 0L)) {
                reader.written(position, written);
            }
        });
        unreadable.values().forEach(reader::unreadable);
        return ends;
    }

    private static String key(SiteId site, String states) {
        return site + " " + states;
    }
}
