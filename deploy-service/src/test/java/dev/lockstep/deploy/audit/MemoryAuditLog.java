package dev.lockstep.deploy.audit;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** An audit log on the heap. */
public final class MemoryAuditLog implements AuditLog, AuditTrail {
    private final MemoryTransactions transactions;
    private final Map<Integer, AuditEntry> entries;
    private int next;

    public MemoryAuditLog(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.entries = transactions.table();
    }

    @Override
    public void note(AuditEntry entry) {
        transactions.run(() -> entries.put(next++, entry));
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

    @Override
    public int forget(Instant before, int most) {
        return transactions.within(() -> {
            List<Integer> gone = entries.entrySet().stream()
                    .filter(noted -> noted.getValue().at().isBefore(before))
                    .map(Map.Entry::getKey)
                    .limit(most)
                    .toList();
            gone.forEach(entries::remove);
            return gone.size();
        });
    }
}
