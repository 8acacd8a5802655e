package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.SiteId;
import java.util.List;
import java.util.Optional;

/** Keeps sites. */
public interface SiteStore {

    /** Adds a site unless its name is taken, and says whether it did. */
    boolean add(Site site);

    /** Finds a site by its id or its name. */
    Optional<Site> find(String idOrName);

    /** As it is now, and as nobody else changes it before the transaction ends. */
    Optional<Site> lock(SiteId id);

    void save(Site site);

    /** All sites, in the order of their names. */
    List<Site> list();
}
