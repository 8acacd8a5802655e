package dev.lockstep.deploy.domain;

import dev.lockstep.contracts.event.DomainClaim;
import dev.lockstep.contracts.event.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps which site has which domains. A domain is one site's. */
public interface DomainStore {

    Domains of(SiteId site);

    /** What edges are told of a site's domains, each with a number that is higher than that of any claim of it before. */
    List<DomainClaim> claims(SiteId site);

    /** Those of the names that a site has, as nobody else changes them before the transaction ends. */
    Map<DomainName, SiteId> lockHolders(Collection<DomainName> names);

    /** Replaces a site's domains. Whoever had one of them must have lost it before. */
    void keep(SiteId site, Domains domains);

    /** Every site claims its domains anew, with numbers above one that somebody else has seen, and above all before. */
    void claimAnew(long above);
}
