package dev.lockstep.deploy.site;

import dev.lockstep.deploy.token.Scope;
import java.time.Clock;
import java.util.List;

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
        List<Site> locked = sites.list().stream()
                .map(Site::id)
                .filter(scope::covers)
                .map(site -> sites.lock(site).orElseThrow())
                .toList();
        announce.announce(locked, clock.instant());
    }
}
