package dev.lockstep.story.stage;

import dev.lockstep.story.stage.Owner.Answer;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What somebody asks of the API at a site, and the least role that may.
 *
 * @param endpoint in the words of docs/tokens.md; {@code how} tells apart what needs more than it says there
 * @param answered what whoever may is answered
 */
public record Call(
        String endpoint,
        String how,
        String least,
        Where where,
        int answered,
        BiFunction<Owner, CalledSite, Answer> act) {

    /** From the least to the most. */
    public static final List<String> ROLES = List.of("viewer", "deployer", "publisher", "owner", "owner of every site");

    /** What says which site a call is for. */
    public enum Where {
        PATH,
        BODY,
        /** It is for all that the token is for. */
        TOKEN,
        PLATFORM
    }

    public Answer by(Owner who, CalledSite site) {
        return act.apply(who, site);
    }

    public boolean isFor(String role) {
        return ROLES.indexOf(role) >= ROLES.indexOf(least);
    }

    /** What a role may not, up to what is needed. */
    public List<String> lacking(String role) {
        return ROLES.subList(ROLES.indexOf(role) + 1, ROLES.indexOf(least) + 1);
    }

    /** What a bearer is answered at their own site. */
    public int here(String role) {
        return isFor(role) ? answered : 403;
    }

    /** What a bearer is answered at a site that the token is not for: as if there was none. */
    public int elsewhere(String role) {
        return switch (where) {
            case PATH -> 404;
            case BODY -> isFor(role) ? 404 : 403;
            case TOKEN, PLATFORM -> here(role);
        };
    }

    @Override
    public String toString() {
        return how.isEmpty() ? endpoint : endpoint + ", " + how;
    }
}
