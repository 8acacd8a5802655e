package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.token.Scope;

/**
 * How far somebody's wish for domains goes.
 *
 * @param scope the sites that they may speak for
 * @param take whether domains of those are to leave them
 */
public record Reach(Scope scope, boolean take) {

    boolean takesFrom(SiteId site) {
        return take && knows(site);
    }

    boolean knows(SiteId site) {
        return scope.covers(site);
    }
}
