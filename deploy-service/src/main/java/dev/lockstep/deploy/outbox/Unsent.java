package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.SiteEvent;
import java.time.Instant;

/** An event that has to be announced. */
public record Unsent(long id, String eventId, SiteEvent event, Instant addedAt) {}
