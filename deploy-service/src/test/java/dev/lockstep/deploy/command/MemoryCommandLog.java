package dev.lockstep.deploy.command;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Commands on the heap. */
public final class MemoryCommandLog implements CommandLog {
    private final MemoryTransactions transactions;
    private final Map<Key, Row> rows;

    public MemoryCommandLog(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    private record Key(String source, String id) {
        static Key of(Received received) {
            return new Key(received.source(), received.id());
        }
    }

    private record Row(Entry entry, Instant at) {}

    @Override
    public Entry begin(Received received, DeployId deploy) {
        return transactions.within(() -> rows.computeIfAbsent(
                        Key.of(received), key -> new Row(new Entry(deploy, List.of()), Instant.now()))
                .entry());
    }

    @Override
    public void complete(Received received, CommandCompleted result) {
        transactions.run(() -> rows.computeIfPresent(
                Key.of(received),
                (key, begun) -> new Row(new Entry(begun.entry().deploy(), List.of(result)), begun.at())));
    }

    @Override
    public int forget(Instant before, int most) {
        return transactions.within(() -> {
            List<Key> gone = rows.entrySet().stream()
                    .filter(row -> !row.getValue().entry().result().isEmpty())
                    .filter(row -> row.getValue().at().isBefore(before))
                    .map(Map.Entry::getKey)
                    .limit(most)
                    .toList();
            gone.forEach(rows::remove);
            return gone.size();
        });
    }
}
