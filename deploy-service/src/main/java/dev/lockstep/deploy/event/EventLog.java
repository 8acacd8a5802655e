package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.SiteId;
import java.util.List;

/** Keeps what became of changes: the last few of each site. */
public interface EventLog {

    /** How many outcomes of a site are kept. */
    int KEPT = 100;

    void note(EventOutcome outcome);

    /** The outcomes of a site that are kept, the latest first. */
    List<EventOutcome> recent(SiteId site);
}
