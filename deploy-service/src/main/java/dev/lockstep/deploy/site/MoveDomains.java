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

    Plan plan(SiteId site, DomainWish wish, Reach reach) {
        if (wish.saysNothing()) {
            return new Plan.Stay();
        }
        Optional<DomainRefusal> refusal =
                wish.names().stream().flatMap(text -> refusal(text).stream()).findFirst();
        return refusal.<Plan>map(Plan.Refuse::new).orElseGet(() -> move(site, wish, reach));
    }

    private Optional<DomainRefusal> refusal(String text) {
        Optional<DomainName> name = DomainName.parse(text);
        return name.isEmpty()
                ? Optional.of(new DomainRefusal.NoDomain(text))
                : name.filter(addresses::isOurs).map(DomainRefusal.Ours::new);
    }

    private Plan move(SiteId site, DomainWish wish, Reach reach) {
        Map<DomainName, SiteId> holders = domains.lockHolders(wish.domains());
        Domains wanted = wish.applied(domains.of(site));
        Map<DomainName, SiteId> others = holders.entrySet().stream()
                .filter(held -> !held.getValue().equals(site))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (wanted.all().size() > MOST) {
            return new Plan.Refuse(new DomainRefusal.TooMany(MOST));
        }
        return others.entrySet().stream()
                .filter(held -> !reach.takesFrom(held.getValue()))
                .findFirst()
                .<Plan>map(held -> new Plan.Refuse(taken(held, reach)))
                .orElseGet(() -> new Plan.Move(wanted, losses(others)));
    }

    /** A tenant is not told who another one is. */
    private DomainRefusal taken(Map.Entry<DomainName, SiteId> held, Reach reach) {
        if (!reach.knows(held.getValue())) {
            return new DomainRefusal.Elsewhere(held.getKey());
        }
        Site holder = sites.find(held.getValue().text()).orElseThrow();
        return new DomainRefusal.Taken(held.getKey(), holder.name());
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
