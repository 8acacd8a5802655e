package dev.lockstep.deploy.purge;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Purges on the heap. */
public final class MemoryPurgeStore implements PurgeStore {
    private static final String WHOLE = "purge:hard:site";

    private final MemoryTransactions transactions;
    private final Map<Key, PagesPurged> rows;

    public MemoryPurgeStore(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    private record Key(SiteId site, String states) {}

    @Override
    public void keep(List<PagesPurged> purges) {
        transactions.run(() -> purges.forEach(purge -> rows.put(new Key(purge.site(), purge.states()), purge)));
    }

    @Override
    public Map<String, String> versions(SiteId site, Set<String> states) {
        return transactions.within(() -> of(site).filter(purge -> states.contains(purge.states()))
                .filter(purge -> whole(site).isBefore(purge.epoch()))
                .filter(purge -> !purge.version().isEmpty())
                .collect(Collectors.toMap(PagesPurged::states, PagesPurged::version)));
    }

    @Override
    public List<SiteId> withDead(Instant before, int most) {
        return transactions.within(() -> rows.keySet().stream()
                .map(Key::site)
                .distinct()
                .filter(site -> Epoch.ZERO.isBefore(floor(site, before, most))
                        || dead(site, Epoch.ZERO).findAny().isPresent())
                .toList());
    }

    @Override
    public Epoch floor(SiteId site, Instant before, int most) {
        return transactions.within(() -> {
            List<PagesPurged> latest = of(site).sorted(
                            Comparator.comparing(PagesPurged::epoch).reversed())
                    .toList();
            return Stream.concat(
                            latest.stream().filter(purge -> purge.at().isBefore(before)),
                            latest.stream().skip(most))
                    .map(PagesPurged::epoch)
                    .max(Epoch::compareTo)
                    .orElse(Epoch.ZERO);
        });
    }

    @Override
    public List<String> takeDead(SiteId site, Epoch floor) {
        return transactions.within(() -> {
            List<String> dead = dead(site, floor).map(PagesPurged::states).toList();
            dead.forEach(states -> rows.remove(new Key(site, states)));
            return dead;
        });
    }

    private Stream<PagesPurged> dead(SiteId site, Epoch floor) {
        Epoch whole = whole(site);
        return of(site).filter(
                        purge -> !floor.isBefore(purge.epoch()) || purge.epoch().isBefore(whole));
    }

    private Epoch whole(SiteId site) {
        return of(site).filter(purge -> purge.states().equals(WHOLE))
                .map(PagesPurged::epoch)
                .findFirst()
                .orElse(Epoch.ZERO);
    }

    private Stream<PagesPurged> of(SiteId site) {
        return rows.values().stream().filter(purge -> purge.site().equals(site));
    }
}
