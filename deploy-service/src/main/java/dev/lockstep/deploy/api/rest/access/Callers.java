package dev.lockstep.deploy.api.rest.access;

import dev.lockstep.deploy.access.Requester;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.token.Token;
import jakarta.ws.rs.core.SecurityContext;

/** Tells a resource who calls. Nobody gets as far without a token. */
public final class Callers {
    private Callers() {}

    public static Actor of(SecurityContext caller) {
        return requester(caller).actor();
    }

    public static Token token(SecurityContext caller) {
        return requester(caller).token();
    }

    public static Requester requester(SecurityContext caller) {
        if (caller.getUserPrincipal() instanceof BearerFilter.Known(Requester requester)) {
            return requester;
        }
        throw new IllegalStateException("a caller without a token");
    }
}
