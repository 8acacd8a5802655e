package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.event.PagesCovered.Share;
import dev.lockstep.deploy.event.rule.Change;
import dev.lockstep.deploy.event.rule.EventRule;
import dev.lockstep.deploy.site.Live;
import dev.lockstep.deploy.site.Site;
import java.util.List;
import java.util.Map;

/** Tells what the rules of a site's live deploy would do with a record, and does nothing. */
public final class TryEvent {
    private final LiveRules rules;
    private final PagesCovered pages;

    public TryEvent(LiveRules rules, PagesCovered pages) {
        this.rules = rules;
        this.pages = pages;
    }

    /**
     * What one rule would do.
     *
     * @param open whether the topic is open to the site; if not, nothing happens
     * @param stopped whether it would cover more of the site than the rule allows
     */
    public record Told(EventRule rule, Map<String, String> versions, Share share, boolean open, boolean stopped) {}

    public List<Told> tell(Site site, String topic, Change change) {
        return rules.declaredBy(site).stream()
                .filter(rule -> rule.topic().equals(topic))
                .map(rule -> tell(site, rule, change))
                .toList();
    }

    private Told tell(Site site, EventRule rule, Change change) {
        Map<String, String> versions = rule.concerned(change);
        Share share = site.pointer().live() instanceof Live.Showing(DeployId live)
                ? pages.of(live, versions.keySet())
                : new Share(0, 0);
        boolean open = rules.isOpen(rule.topic(), site);
        return new Told(rule, versions, share, open, share.isBeyond(rule.mostPercent()));
    }
}
