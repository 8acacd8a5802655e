package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.DomainClaim;
import dev.lockstep.contracts.event.SiteId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which site has each domain that owners brought. Each site says for itself what it claims, and sites are read in any order:
 * while a domain moves, two may claim it here, or none. The later claim has it, by its number, so that a domain shows one
 * site at each moment, and in the end the same one however the log was read.
 */
final class Claims {

    private final Map<String, NavigableSet<Claim>> claimed = new HashMap<>();
    private final ConcurrentMap<String, Address.Own> holders = new ConcurrentHashMap<>();

    private record Claim(long number, SiteId site) implements Comparable<Claim> {

        private static final Comparator<Claim> ORDER =
                Comparator.comparingLong(Claim::number).thenComparing(claim -> claim.site.text());

        @Override
        public int compareTo(Claim other) {
            return ORDER.compare(this, other);
        }
    }

    Address.@Nullable Own holder(String host) {
        return holders.get(host);
    }

    /** A site claims other domains than before. Those who look see each domain change hands at once, and no other move. */
    void replace(SiteId site, List<DomainClaim> before, List<DomainClaim> after) {
        if (before.equals(after)) {
            return;
        }
        before.forEach(gone -> of(gone.host()).remove(new Claim(gone.number(), site)));
        after.forEach(claim -> of(claim.host()).add(new Claim(claim.number(), site)));
        Stream.concat(before.stream(), after.stream())
                .map(DomainClaim::host)
                .distinct()
                .forEach(this::settle);
    }

    private NavigableSet<Claim> of(String host) {
        return claimed.computeIfAbsent(host, _ -> new TreeSet<>());
    }

    private void settle(String host) {
        NavigableSet<Claim> claims = of(host);
        if (claims.isEmpty()) {
            claimed.remove(host);
            holders.remove(host);
        } else {
            holders.put(host, new Address.Own(claims.last().site()));
        }
    }
}
