package dev.lockstep.deploy.rebuild;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.domain.DomainStore;
import dev.lockstep.deploy.outbox.LogMemory;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.outbox.Written;
import dev.lockstep.deploy.site.AnnounceSettings;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * States every site, with its settings as the last word: by them readers know that they have read the rest. Sites of which
 * the logs say more than the database are put ahead of the logs first; all others stay at their epochs.
 */
public final class StateSites {
    private final SiteStore sites;
    private final DomainStore domains;
    private final AnnounceSettings settings;
    private final LiftSite lift;
    private final UnknownWords words;
    private final StateDeploys deploys;
    private final LogMemory memory;

    public StateSites(
            SiteStore sites,
            DomainStore domains,
            AnnounceSettings settings,
            LiftSite lift,
            UnknownWords words,
            StateDeploys deploys,
            LogMemory memory) {
        this.sites = sites;
        this.domains = domains;
        this.settings = settings;
        this.lift = lift;
        this.words = words;
        this.deploys = deploys;
        this.memory = memory;
    }

    /**
     * What came of it.
     *
     * @param last the last word on each site
     * @param lifted names of sites that were put ahead
     */
    record Stated(List<Statement> last, List<String> lifted, List<Unknown> unknown, List<Lost> lost) {
        Stated {
            last = List.copyOf(last);
            lifted = List.copyOf(lifted);
            unknown = List.copyOf(unknown);
            lost = List.copyOf(lost);
        }
    }

    /**
     * In the caller's transaction.
     *
     * @param known up to where, by partition, the database knows what was heard
     */
    Stated state(Facts facts, Map<Integer, Long> known, Wish wish) {
        Heard heard = facts.heard();
        Map<SiteId, Site> locked = lockAll();
        Set<SiteId> surprising =
                memory.unknown(heard.beyond(known)).stream().map(Written::site).collect(Collectors.toSet());
        List<Unknown> unknown = words.find(heard, locked);
        List<Site> behind = locked.values().stream()
                .filter(site -> surprising.contains(site.id()) || isBehind(site, heard.of(site.id())))
                .toList();
        if (!surprising.isEmpty() || !behind.isEmpty()) {
            domains.claimAnew(heard.claim());
        }
        behind.forEach(site -> locked.put(site.id(), lift.lift(site, heard.of(site.id()), wish)));
        if (wish.unknown() == OfUnknown.WITHDRAW) {
            locked.values().forEach(site -> words.withdraw(site, heard.of(site.id()), wish));
        }
        List<Lost> lost = locked.values().stream()
                .flatMap(site -> deploys.state(site, facts.missing(), wish.at()).stream())
                .toList();
        List<Statement> last = settings.announceRestated(List.copyOf(locked.values()), wish.at());
        behind.forEach(site -> memory.forgetReplaced(site.id()));
        return new Stated(last, behind.stream().map(site -> site.name().text()).toList(), unknown, lost);
    }

    /** In the order of their names, as everybody locks who needs several. */
    private Map<SiteId, Site> lockAll() {
        return sites.list().stream()
                .map(listed -> sites.lock(listed.id()).orElseThrow())
                .collect(Collectors.toMap(Site::id, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }

    private static boolean isBehind(Site site, HeardSite heard) {
        return site.epoch().isBefore(heard.epoch()) || site.settings().revision() < heard.revision();
    }
}
