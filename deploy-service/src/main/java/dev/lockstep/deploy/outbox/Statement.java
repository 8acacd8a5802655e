package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;

/** Which event is meant: what it states about a site as of which epoch. */
public record Statement(SiteId site, String states, Epoch epoch) {

    public static Statement of(SiteEvent event) {
        return new Statement(event.site(), event.states(), event.epoch());
    }
}
