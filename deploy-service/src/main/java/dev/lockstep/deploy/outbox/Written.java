package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;

/** A record of the site log: what was said of a site under some words. */
public sealed interface Written {

    SiteId site();

    String states();

    /** An event, by the id that its outbox gave it. */
    record Stated(String eventId, SiteEvent event) implements Written {
        @Override
        public SiteId site() {
            return event.site();
        }

        @Override
        public String states() {
            return event.states();
        }
    }

    /** What was stated under these words holds no longer: a tombstone. */
    record Withdrawn(SiteId site, String states) implements Written {}
}
