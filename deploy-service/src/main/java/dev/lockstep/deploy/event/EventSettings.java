package dev.lockstep.deploy.event;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Set;

/** What an operator may set of data events. */
@ConfigMapping(prefix = "lockstep.events")
public interface EventSettings {

    /**
     * The topics that each site may listen to, by the site's name: {@code lockstep.events.topics.shop=products,prices}.
     * Whoever may write to a topic can purge pages of the site, and whoever may deploy to the site learns by its pages
     * when the topic changes; so none is open unless it stands here.
     */
    Map<String, Set<String>> topics();
}
