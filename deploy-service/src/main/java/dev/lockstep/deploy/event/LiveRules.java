package dev.lockstep.deploy.event;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.event.rule.EventRule;
import dev.lockstep.deploy.site.Live;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of live deploys, of topics that are open to their sites. What is live is looked up again each half second, and
 * not for each of thousands of records.
 */
public final class LiveRules implements RulesInForce {
    private static final Duration KEPT = Duration.ofMillis(500);
    private static final int MOST_DEPLOYS = 1_000;

    private final Map<String, Set<String>> open;
    private final SiteStore sites;
    private final LoadingCache<DeployId, List<EventRule>> declared;
    private final LoadingCache<String, List<SiteRules>> inForce;

    /** {@code open} names the topics that each site may listen to. */
    public LiveRules(Map<String, Set<String>> open, SiteStore sites, DeployRules deploys) {
        this.open = Map.copyOf(open);
        this.sites = sites;
        this.declared = Caffeine.newBuilder().maximumSize(MOST_DEPLOYS).build(deploys::of);
        this.inForce = Caffeine.newBuilder().expireAfterWrite(KEPT).build(this::lookUp);
    }

    @Override
    public List<SiteRules> on(String topic) {
        return inForce.get(topic);
    }

    /** What the live deploy of a site declares, whether or not the topics are open to it. */
    public List<EventRule> declaredBy(Site site) {
        return site.pointer().live() instanceof Live.Showing(DeployId live) ? declared.get(live) : List.of();
    }

    public boolean isOpen(String topic, Site site) {
        return open.getOrDefault(site.name().text(), Set.of()).contains(topic);
    }

    private List<SiteRules> lookUp(String topic) {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().contains(topic))
                .flatMap(entry -> sites.find(entry.getKey()).stream())
                .flatMap(site -> rules(site, topic).stream())
                .toList();
    }

    private Optional<SiteRules> rules(Site site, String topic) {
        if (!(site.pointer().live() instanceof Live.Showing(DeployId live)) || !isOpen(topic, site)) {
            return Optional.empty();
        }
        Stream<EventRule> rules =
                declared.get(live).stream().filter(rule -> rule.topic().equals(topic));
        return Optional.of(new SiteRules(site.id(), live, rules.toList()));
    }
}
