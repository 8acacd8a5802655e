package dev.lockstep.deploy.audit;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.util.List;
import java.util.Map;

/** An audit log on the heap. */
public final class MemoryAuditLog implements AuditLog {
    private final MemoryTransactions transactions;
    private final Map<Integer, AuditEntry> entries;

    public MemoryAuditLog(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.entries = transactions.table();
    }

    @Override
    public void note(AuditEntry entry) {
        transactions.run(() -> entries.put(entries.size(), entry));
    }

    /** What was noted of a site, in its order. */
    public List<AuditEntry> of(SiteId site) {
        return transactions.within(() -> entries.values().stream()
                .filter(entry -> entry.site().equals(site))
                .toList());
    }
}
