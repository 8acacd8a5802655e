package dev.lockstep.deploy.access;

import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.token.Token;

/**
 * Who asks for something to become of tokens.
 *
 * @param token the one that they showed
 */
public record Requester(Token token, Actor actor) {

    /** Whoever may do no more than the requester is theirs to see and to change. */
    public boolean mayChange(Token other) {
        return token.grant().covers(other.grant());
    }

    /** Whoever had its secret would have it for longer than their own. */
    boolean isOutlivedBy(Token other) {
        return other.lifetime().endsAt().isAfter(token.lifetime().endsAt());
    }
}
