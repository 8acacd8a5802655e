package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.domain.DomainName;
import dev.lockstep.deploy.domain.DomainStore;
import dev.lockstep.deploy.domain.Domains;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides which site has which domain once an owner's wish holds. Within the transaction of whoever carries it out. */
public final class MoveDomains {
    /** Every edge knows them all. */
    static final int MOST = 100;

    private final DomainStore domains;
    private final SiteStore sites;
    private final SiteAddresses addresses;

    public MoveDomains(DomainStore domains, SiteStore sites, SiteAddresses addresses) {
        this.domains = domains;
        this.sites = sites;
        this.addresses = addresses;
    }

    /** What the wish comes to. */
    sealed interface Plan {
        /** Nothing is said of domains. */
        record Stay() implements Plan {}

        /**
         * Domains change.
         *
         * @param wanted what the site has then
         * @param losses what is left to those who have one of them now
         */
        record Move(Domains wanted, Map<SiteId, Domains> losses) implements Plan {
            public Move {
                losses = Map.copyOf(losses);
            }
        }

        record Refuse(DomainRefusal refusal) implements Plan {}
    }

    /** {@code take}: whether domains may leave other sites. */
    Plan plan(SiteId site, DomainWish wish, boolean take) {
        if (wish.saysNothing()) {
            return new Plan.Stay();
        }
        Optional<DomainRefusal> refusal =
                wish.names().stream().flatMap(text -> refusal(text).stream()).findFirst();
        return refusal.<Plan>map(Plan.Refuse::new).orElseGet(() -> move(site, wish, take));
    }

    private Optional<DomainRefusal> refusal(String text) {
        Optional<DomainName> name = DomainName.parse(text);
        return name.isEmpty()
                ? Optional.of(new DomainRefusal.NoDomain(text))
                : name.filter(addresses::isOurs).map(DomainRefusal.Ours::new);
    }

    private Plan move(SiteId site, DomainWish wish, boolean take) {
        Map<DomainName, SiteId> holders = domains.lockHolders(wish.domains());
        Domains wanted = wish.applied(domains.of(site));
        Map<DomainName, SiteId> others = holders.entrySet().stream()
                .filter(held -> !held.getValue().equals(site))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (wanted.all().size() > MOST) {
            return new Plan.Refuse(new DomainRefusal.TooMany(MOST));
        }
        return take || others.isEmpty() ? new Plan.Move(wanted, losses(others)) : new Plan.Refuse(taken(others));
    }

    private DomainRefusal taken(Map<DomainName, SiteId> others) {
        Map.Entry<DomainName, SiteId> any = others.entrySet().iterator().next();
        Site holder = sites.find(any.getValue().text()).orElseThrow();
        return new DomainRefusal.Taken(any.getKey(), holder.name());
    }

    private Map<SiteId, Domains> losses(Map<DomainName, SiteId> others) {
        return others.values().stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), loser -> domains.of(loser).without(others.keySet())));
    }

    void keep(SiteId site, Domains kept) {
        domains.keep(site, kept);
    }
}
