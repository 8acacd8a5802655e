package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.event.rule.EventRule;
import java.util.List;

/** What the live deploy of a site wants done, of topics that are open to the site. */
public record SiteRules(SiteId site, DeployId deploy, List<EventRule> rules) {

    public SiteRules {
        rules = List.copyOf(rules);
    }
}
