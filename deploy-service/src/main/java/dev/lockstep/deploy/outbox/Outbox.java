package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where events wait to be announced. An event is kept by the transaction that adds it. Whoever adds one holds the lock
 * of its site, so that a site's events have one order.
 */
public interface Outbox {
    void add(SiteEvent event);

    /** Takes back what was stated under some words; {@code epoch} is the site's as of now. */
    void withdraw(SiteId site, String states, Epoch epoch, Instant now);

    /** The deploys that branches of a site show, by what states so, whether or not it was announced. */
    Map<String, DeployId> onBranches(SiteId site);

    /** What was last stated under some words, whether or not it was announced. */
    Optional<Statement> latest(SiteId site, String states);
}
