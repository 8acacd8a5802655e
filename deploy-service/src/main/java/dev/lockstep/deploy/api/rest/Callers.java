package dev.lockstep.deploy.api.rest;

import dev.lockstep.deploy.audit.Actor;
import jakarta.ws.rs.core.SecurityContext;

/** Tells a resource who calls. */
final class Callers {
    private Callers() {}

    static Actor of(SecurityContext caller) {
        return caller.getUserPrincipal() instanceof BearerFilter.Known(Actor actor)
                ? actor
                : new Actor(caller.getUserPrincipal().getName());
    }
}
