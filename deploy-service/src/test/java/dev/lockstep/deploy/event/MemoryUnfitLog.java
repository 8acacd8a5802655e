package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What could not be used, on the heap. */
public final class MemoryUnfitLog implements UnfitLog {
    private final MemoryTransactions transactions;
    private final Map<SiteId, List<Unfit>> latestFirst;

    public MemoryUnfitLog(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.latestFirst = transactions.table();
    }

    @Override
    public void note(Unfit unfit) {
        transactions.run(() -> latestFirst.put(
                unfit.site(),
                Stream.concat(Stream.of(unfit), recent(unfit.site()).stream())
                        .limit(KEPT)
                        .toList()));
    }

    @Override
    public List<Unfit> recent(SiteId site) {
        return transactions.within(() -> latestFirst.getOrDefault(site, List.of()));
    }
}
