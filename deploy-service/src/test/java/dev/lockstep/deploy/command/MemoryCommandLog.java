package dev.lockstep.deploy.command;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.util.List;
import java.util.Map;

/** Commands on the heap. */
public final class MemoryCommandLog implements CommandLog {
    private final MemoryTransactions transactions;
    private final Map<Key, Entry> entries;

    public MemoryCommandLog(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.entries = transactions.table();
    }

    private record Key(String source, String id) {
        static Key of(Received received) {
            return new Key(received.source(), received.id());
        }
    }

    @Override
    public Entry begin(Received received, DeployId deploy) {
        return transactions.within(
                () -> entries.computeIfAbsent(Key.of(received), key -> new Entry(deploy, List.of())));
    }

    @Override
    public void complete(Received received, CommandCompleted result) {
        transactions.run(() ->
                entries.computeIfPresent(Key.of(received), (key, begun) -> new Entry(begun.deploy(), List.of(result))));
    }
}
