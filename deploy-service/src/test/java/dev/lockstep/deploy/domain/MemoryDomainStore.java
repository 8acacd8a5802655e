package dev.lockstep.deploy.domain;

import dev.lockstep.contracts.event.DomainClaim;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps domains on the heap. */
public final class MemoryDomainStore implements DomainStore {
    private final MemoryTransactions transactions;
    private final Map<SiteId, Domains> sites;
    private final Map<DomainName, DomainClaim> claims;
    private long latest;

    public MemoryDomainStore(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.sites = transactions.table();
        this.claims = transactions.table();
    }

    @Override
    public Domains of(SiteId site) {
        return transactions.within(() -> sites.getOrDefault(site, Domains.NONE));
    }

    @Override
    public List<DomainClaim> claims(SiteId site) {
        return transactions.within(
                () -> of(site).all().stream().map(claims::get).toList());
    }

    @Override
    public Map<DomainName, SiteId> lockHolders(Collection<DomainName> names) {
        return transactions.within(() -> sites.entrySet().stream()
                .flatMap(site -> site.getValue().all().stream()
                        .filter(names::contains)
                        .map(name -> Map.entry(name, site.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public void keep(SiteId site, Domains domains) {
        transactions.run(() -> {
            of(site).without(domains.all()).all().forEach(claims::remove);
            domains.without(of(site).all()).all().forEach(this::claim);
            sites.put(site, domains);
        });
    }

    @Override
    public void claimAnew(long above) {
        transactions.run(() -> {
            latest = Math.max(latest, above);
            claims.replaceAll((name, _) -> {
                latest++;
                return new DomainClaim(name.text(), latest);
            });
        });
    }

    private void claim(DomainName name) {
        latest++;
        if (claims.putIfAbsent(name, new DomainClaim(name.text(), latest)) != null) {
            throw new IllegalStateException("another site has " + name);
        }
    }
}
