package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.DomainClaim;
import dev.lockstep.contracts.event.SiteId;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Whose each host is: one that the platform gave, else a domain that an owner brought, so that no owner can take away what
 * the platform gives. One thread changes it while others look.
 */
final class Hosts {

    private final ConcurrentMap<String, Address> given = new ConcurrentHashMap<>();
    private final Claims claims = new Claims();

    /** Nothing for a host that nobody has. */
    @Nullable
    Address of(String host) {
        @Nullable Address address = given.get(host);
        return address == null ? claims.holder(host) : address;
    }

    void give(List<String> hosts, Address address) {
        hosts.forEach(host -> given.put(host, address));
    }

    /** A host that was given to another since stays there. */
    void take(List<String> hosts, Address address) {
        hosts.forEach(host -> given.remove(host, address));
    }

    void claim(SiteId site, List<DomainClaim> before, List<DomainClaim> after) {
        claims.replace(site, before, after);
    }
}
