package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Outcomes on the heap. */
public final class MemoryEventLog implements EventLog {
    private final MemoryTransactions transactions;
    private final Map<SiteId, List<EventOutcome>> latestFirst;

    public MemoryEventLog(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.latestFirst = transactions.table();
    }

    @Override
    public void note(EventOutcome outcome) {
        transactions.run(() -> latestFirst.put(
                outcome.site(),
                Stream.concat(Stream.of(outcome), recent(outcome.site()).stream())
                        .limit(KEPT)
                        .toList()));
    }

    @Override
    public List<EventOutcome> recent(SiteId site) {
        return transactions.within(() -> latestFirst.getOrDefault(site, List.of()));
    }
}
