package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.outbox.MemoryRow.Sending;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rows of an outbox on the heap, in the order in which they came: a table, and what is asked of it in a transaction. */
final class MemoryRows {
    private final Map<Long, MemoryRow> byId;

    MemoryRows(Map<Long, MemoryRow> byId) {
        this.byId = byId;
    }

    void add(MemoryRow.Key key, Epoch epoch, LongFunction<Unsent> unsent) {
        long id = byId.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        byId.put(id, MemoryRow.waiting(unsent.apply(id), key, epoch));
    }

    Stream<MemoryRow> inOrder() {
        return byId.values().stream();
    }

    Stream<MemoryRow> of(SiteId site) {
        return inOrder().filter(row -> row.key().site().equals(site));
    }

    Optional<Statement> latest(Predicate<MemoryRow> wanted) {
        return inOrder()
                .filter(wanted)
                .reduce((earlier, later) -> later)
                .map(row -> new Statement(row.key().site(), row.key().states(), row.epoch()));
    }

    /** Of each site what is of the first epoch that waits, once under each key. */
    List<Unsent> next(int limit) {
        Map<SiteId, Epoch> first = new HashMap<>();
        Set<MemoryRow.Key> seen = new HashSet<>();
        return inOrder()
                .filter(row -> row.sending() instanceof Sending.Waiting)
                .filter(row -> first.computeIfAbsent(row.key().site(), site -> row.epoch())
                        .equals(row.epoch()))
                .filter(row -> seen.add(row.key()))
                .map(MemoryRow::unsent)
                .limit(limit)
                .toList();
    }

    Optional<Position> find(Statement statement) {
        Map<MemoryRow.Key, Position> found = new HashMap<>();
        inOrder().filter(row -> row.isPartOf(statement)).forEach(row -> {
            found.remove(row.key());
            row.position().forEach(position -> found.put(row.key(), position));
        });
        return found.size() < statement.states().size()
                ? Optional.empty()
                : found.values().stream().max(Comparator.comparingLong(Position::offset));
    }

    /** By partition, as {@link LogMemory#holdsFrom} says. */
    Map<Integer, Long> holdsFrom() {
        Map<Integer, Long> first = new HashMap<>();
        byId.forEach((id, row) -> {
            if (row.unsent() instanceof Unsent.Stated
                    && row.sending() instanceof Sending.Sent(Position at, Instant _)
                    && !isReplaced(id, row)) {
                first.merge(at.partition(), at.offset(), Math::min);
            }
        });
        return first;
    }

    /** Notes where it lies; false when it is not there any more. */
    boolean sent(long id, Position position, Instant now) {
        return byId.computeIfPresent(id, (same, row) -> row.at(position, now)) != null;
    }

    /** The latest under each key waits; what it has replaced is gone. */
    int restate() {
        byId.entrySet().removeIf(row -> row.getValue().isSent() && isReplaced(row.getKey(), row.getValue()));
        byId.replaceAll((_, row) -> row.anew());
        return byId.size();
    }

    int repeatSince(Instant then) {
        Set<MemoryRow.Key> touched = new HashSet<>();
        Map<MemoryRow.Key, Long> latest = new HashMap<>();
        byId.forEach((id, row) -> {
            latest.put(row.key(), id);
            if (row.isSentSince(then)) {
                touched.add(row.key());
            }
        });
        latest.keySet().retainAll(touched);
        latest.values().forEach(id -> byId.computeIfPresent(id, (same, row) -> row.again()));
        return latest.size();
    }

    void forget(Collection<Unsent> kept) {
        kept.forEach(unsent -> byId.remove(unsent.id()));
    }

    int forget(Instant before) {
        return forget(before, (id, row) -> isReplaced(id, row, before)) + forget(before, this::isWithdrawn);
    }

    private int forget(Instant before, BiPredicate<Long, MemoryRow> what) {
        List<Long> gone = byId.entrySet().stream()
                .filter(row -> row.getValue().isSentBefore(before) && what.test(row.getKey(), row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        byId.keySet().removeAll(gone);
        return gone.size();
    }

    private boolean isReplaced(long id, MemoryRow row) {
        return after(id).anyMatch(later -> later.key().equals(row.key()));
    }

    private boolean isReplaced(long id, MemoryRow row, Instant before) {
        return after(id).anyMatch(later -> later.key().equals(row.key()) && later.isSentBefore(before));
    }

    private boolean isWithdrawn(long id, MemoryRow row) {
        return row.unsent() instanceof Unsent.Withdrawn
                && before(id).noneMatch(earlier -> earlier.key().equals(row.key()))
                && after(id)
                        .anyMatch(later -> later.key().site().equals(row.key().site()));
    }

    private Stream<MemoryRow> before(long id) {
        return byId.entrySet().stream().filter(row -> row.getKey() < id).map(Map.Entry::getValue);
    }

    private Stream<MemoryRow> after(long id) {
        return byId.entrySet().stream().filter(row -> row.getKey() > id).map(Map.Entry::getValue);
    }
}
