package dev.lockstep.deploy.audit;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** An audit log on the heap. */
public final class MemoryAuditLog implements AuditLog, AuditTrail {
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
                .filter(entry -> entry.site().contains(site))
                .toList());
    }

    /** What was noted of no site, in its order. */
    public List<AuditEntry> ofThePlatform() {
        return transactions.within(() -> entries.values().stream()
                .filter(entry -> entry.site().isEmpty())
                .toList());
    }

    @Override
    public List<AuditLine> read(AuditQuestion question) {
        return transactions.within(() -> entries.entrySet().stream()
                .map(noted -> new AuditLine(noted.getKey(), noted.getValue()))
                .filter(line -> line.number() < question.before() && question.asksFor(line.entry()))
                .sorted(Comparator.comparingLong(AuditLine::number).reversed())
                .limit(question.most())
                .toList());
    }
}
