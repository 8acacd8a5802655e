package dev.lockstep.deploy.api.rest.problem;

import jakarta.ws.rs.ForbiddenException;

/** The token that the caller showed is of a role that may not do this. */
public final class LackingRoleException extends ForbiddenException {
    private static final long serialVersionUID = 1L;

    private final String needed;

    public LackingRoleException(String role, String needed) {
        super("the token's role is " + role + ", and this needs " + needed);
        this.needed = needed;
    }

    String hint() {
        return "ask an owner for a token with the role " + needed;
    }
}
