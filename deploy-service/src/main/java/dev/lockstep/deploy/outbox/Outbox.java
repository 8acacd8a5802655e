package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.SiteEvent;

/**
 * Where events wait to be announced. An event is kept by the transaction that adds it. Whoever adds one holds the lock
 * of its site, so that a site's events have one order.
 */
public interface Outbox {
    void add(SiteEvent event);
}
