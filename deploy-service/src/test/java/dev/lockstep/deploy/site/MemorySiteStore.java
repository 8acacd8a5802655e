package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps sites on the heap. */
public final class MemorySiteStore implements SiteStore {
    private final MemoryTransactions transactions;
    private final Map<SiteId, Site> sites;

    public MemorySiteStore(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.sites = transactions.table();
    }

    @Override
    public boolean add(Site site) {
        return transactions.within(
                () -> find(site.name().text()).isEmpty() && sites.putIfAbsent(site.id(), site) == null);
    }

    @Override
    public Optional<Site> find(String idOrName) {
        return transactions.within(() -> sites.values().stream()
                .filter(site ->
                        site.id().text().equals(idOrName) || site.name().text().equals(idOrName))
                .findFirst());
    }

    @Override
    public Optional<Site> lock(SiteId id) {
        return find(id.text());
    }

    @Override
    public void save(Site site) {
        transactions.run(() -> sites.replace(site.id(), site));
    }

    @Override
    public List<Site> list() {
        return transactions.within(() -> sites.values().stream()
                .sorted(Comparator.comparing(site -> site.name().text()))
                .toList());
    }
}
