package dev.lockstep.deploy.api.rest.problem;

import jakarta.ws.rs.NotAuthorizedException;

/** The token that the caller showed ended before all of the request had come. */
public final class EndedTokenException extends NotAuthorizedException {
    private static final long serialVersionUID = 1L;

    public EndedTokenException() {
        super("the token has ended meanwhile", "Bearer");
    }
}
