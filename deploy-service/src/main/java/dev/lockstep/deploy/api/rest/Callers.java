package dev.lockstep.deploy.api.rest;

import dev.lockstep.deploy.access.Requester;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.token.Token;
import jakarta.ws.rs.core.SecurityContext;

/** Tells a resource who calls. Nobody gets as far without a token. */
final class Callers {
    private Callers() {}

    static Actor of(SecurityContext caller) {
        return requester(caller).actor();
    }

    static Token token(SecurityContext caller) {
        return requester(caller).token();
    }

    static Requester requester(SecurityContext caller) {
        if (caller.getUserPrincipal() instanceof BearerFilter.Known(Requester requester)) {
            return requester;
        }
        throw new IllegalStateException("a caller without a token");
    }
}
