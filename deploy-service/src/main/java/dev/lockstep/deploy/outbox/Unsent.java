package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;

/** What has to be written to the site log. */
public sealed interface Unsent {

    long id();

    SiteId site();

    /** An event. */
    record Stated(long id, String eventId, SiteEvent event, Instant addedAt) implements Unsent {
        @Override
        public SiteId site() {
            return event.site();
        }
    }

    /** What was stated under these words holds no longer: a tombstone. */
    record Withdrawn(long id, SiteId site, String states) implements Unsent {}
}
