package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a {@link MemoryOutbox} remembers of the log. */
public final class MemoryLogMemory implements LogMemory {
    private final MemoryTransactions transactions;
    private final MemoryOutbox outbox;
    private final Map<Integer, Long> known;
    private final Map<Boolean, Boolean> behind;

    MemoryLogMemory(MemoryTransactions transactions, MemoryOutbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.known = transactions.table();
        this.behind = transactions.table();
    }

    void know(Position position) {
        known.merge(position.partition(), position.offset() + 1, Math::max);
    }

    @Override
    public Map<Integer, Long> known() {
        return transactions.within(() -> Map.copyOf(known));
    }

    @Override
    public Map<Integer, Long> holdsFrom() {
        return outbox.holdsFrom();
    }

    @Override
    public Set<Written> unknown(Collection<Written> written) {
        List<Written> kept =
                outbox.kept().stream().map(MemoryLogMemory::written).toList();
        Set<String> ids = kept.stream()
                .filter(Written.Stated.class::isInstance)
                .map(stated -> ((Written.Stated) stated).eventId())
                .collect(Collectors.toSet());
        return written.stream()
                .filter(each -> switch (each) {
                    case Written.Stated stated -> !ids.contains(stated.eventId());
                    case Written.Withdrawn gone -> !kept.contains(gone);
                })
                .collect(Collectors.toSet());
    }

    @Override
    public List<Written> lastWords(SiteId site) {
        Map<String, Written> last = new LinkedHashMap<>();
        outbox.kept().stream()
                .filter(unsent -> unsent.site().equals(site))
                .map(MemoryLogMemory::written)
                .forEach(written -> last.put(written.states(), written));
        return List.copyOf(last.values());
    }

    @Override
    public void forgetReplaced(SiteId site) {
        Map<String, Unsent> last = new HashMap<>();
        List<Unsent> ofSite = outbox.kept().stream()
                .filter(unsent -> unsent.site().equals(site))
                .toList();
        ofSite.forEach(unsent -> last.put(written(unsent).states(), unsent));
        outbox.forget(
                ofSite.stream().filter(unsent -> !last.containsValue(unsent)).toList());
    }

    @Override
    public void fallBehind(Map<Integer, Long> believed) {
        transactions.run(() -> behind.put(true, isBehind() || known.equals(believed)));
    }

    @Override
    public boolean isBehind() {
        return transactions.within(() -> behind.getOrDefault(true, false));
    }

    @Override
    public void catchUp(Map<Integer, Long> ends) {
        transactions.run(() -> {
            behind.clear();
            known.clear();
            known.putAll(ends);
        });
    }

    private static Written written(Unsent unsent) {
        return switch (unsent) {
            case Unsent.Stated stated -> new Written.Stated(stated.eventId(), stated.event());
            case Unsent.Withdrawn(long _, SiteId site, String states) -> new Written.Withdrawn(site, states);
        };
    }
}
