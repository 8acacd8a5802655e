package dev.lockstep.deploy.site;

import dev.lockstep.deploy.token.Scope;
import java.time.Clock;

/** Tells the edges that tokens of some sites have changed: they know those of each site. */
public final class AnnounceTokens {
    private final SiteStore sites;
    private final AnnounceSettings announce;
    private final Clock clock;

    public AnnounceTokens(SiteStore sites, AnnounceSettings announce, Clock clock) {
        this.sites = sites;
        this.announce = announce;
        this.clock = clock;
    }

    /** In the transaction of whoever changed the tokens. Sites are locked in the order of their names, by everyone. */
    public void announce(Scope scope) {
        sites.list().stream().filter(site -> scope.covers(site.id())).forEach(this::announce);
    }

    private void announce(Site listed) {
        Site site = sites.lock(listed.id()).orElseThrow();
        var _ = announce.announce(site, clock.instant());
    }
}
