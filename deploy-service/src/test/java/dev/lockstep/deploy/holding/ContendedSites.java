package dev.lockstep.deploy.holding;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import java.util.List;
import java.util.Optional;

/** Sites that somebody else has locked: whoever locks one has it once {@code others} are done. */
record ContendedSites(SiteStore sites, Runnable others) implements SiteStore {

    @Override
    public boolean add(Site site) {
        return sites.add(site);
    }

    @Override
    public Optional<Site> find(String idOrName) {
        return sites.find(idOrName);
    }

    @Override
    public Optional<Site> lock(SiteId id) {
        others.run();
        return sites.lock(id);
    }

    @Override
    public void save(Site site) {
        sites.save(site);
    }

    @Override
    public List<Site> list() {
        return sites.list();
    }
}
