package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An outbox on the heap, from both of its sides. */
public final class MemoryOutbox implements Outbox, SendLog {
    private final MemoryTransactions transactions;
    private final Map<Long, Row> rows;

    public MemoryOutbox(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    private sealed interface Sending {
        record Waiting() implements Sending {}

        record Sent(Position position, Instant at) implements Sending {}
    }

    private record Row(Unsent unsent, Sending sending) {
        Statement statement() {
            return Statement.of(unsent.event());
        }

        boolean isSentSince(Instant then) {
            return sending instanceof Sending.Sent(var ignored, Instant at) && !at.isBefore(then);
        }
    }

    private record Key(SiteId site, String states) {
        static Key of(Row row) {
            return new Key(row.statement().site(), row.statement().states());
        }
    }

    @Override
    public void add(SiteEvent event) {
        transactions.run(() -> {
            long id = rows.size() + 1L;
            rows.put(id, new Row(new Unsent(id, "event-" + id, event, event.at()), new Sending.Waiting()));
        });
    }

    /** Everything that was ever added. */
    public List<SiteEvent> events() {
        return transactions.within(
                () -> rows.values().stream().map(row -> row.unsent().event()).toList());
    }

    @Override
    public List<Unsent> next(int limit) {
        return transactions.within(() -> {
            Set<SiteId> seen = new HashSet<>();
            return rows.values().stream()
                    .filter(row -> row.sending() instanceof Sending.Waiting)
                    .filter(row -> seen.add(row.statement().site()))
                    .map(Row::unsent)
                    .limit(limit)
                    .toList();
        });
    }

    @Override
    public void sent(Map<Long, Position> positions, Instant now) {
        transactions.run(() -> positions.forEach((id, position) ->
                rows.computeIfPresent(id, (same, row) -> new Row(row.unsent(), new Sending.Sent(position, now)))));
    }

    @Override
    public Optional<Position> find(Statement statement) {
        return transactions.within(() -> {
            List<Position> found = new ArrayList<>();
            for (Row row : rows.values()) {
                if (row.statement().equals(statement) && row.sending() instanceof Sending.Sent(var position, var at)) {
                    found.addFirst(position);
                }
            }
            return found.stream().findFirst();
        });
    }

    @Override
    public int repeatSince(Instant then) {
        return transactions.within(() -> {
            Set<Key> touched = new HashSet<>();
            Map<Key, Long> latest = new HashMap<>();
            rows.forEach((id, row) -> {
                latest.put(Key.of(row), id);
                if (row.isSentSince(then)) {
                    touched.add(Key.of(row));
                }
            });
            latest.keySet().retainAll(touched);
            latest.values()
                    .forEach(id ->
                            rows.computeIfPresent(id, (same, row) -> new Row(row.unsent(), new Sending.Waiting())));
            return latest.size();
        });
    }
}
