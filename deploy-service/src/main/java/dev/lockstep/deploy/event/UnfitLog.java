package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.SiteId;
import java.util.List;

/** Keeps what could not be used: the last few of each site, apart from what could, so that neither drives out the other. */
public interface UnfitLog {

    /** How many are kept of a site. */
    int KEPT = 20;

    void note(Unfit unfit);

    /** Those of a site that are kept, the latest first. */
    List<Unfit> recent(SiteId site);
}
